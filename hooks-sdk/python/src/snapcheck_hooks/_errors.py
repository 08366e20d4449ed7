"""The errors of hooks. A phase raises one error that has all failures."""
from dataclasses import dataclass
from typing import Optional, Sequence, Tuple


@dataclass(frozen=True)
class HookFailure:
    """One hook that failed. `hook` is its name; `seconds` how long it ran; `error` what it raised."""

    hook: str
    error: BaseException
    seconds: float

    def __str__(self) -> str:
        return f"{self.hook}: {type(self.error).__name__}: {self.error}"


class HookError(Exception):
    """Base of CheckpointError and RestoreError.

    `failures` has the hooks that failed, in order; `over_budget` is the sentence about a phase that took too long, or None.
    """

    _phase = ""

    def __init__(self, failures: Sequence[HookFailure], over_budget: Optional[str] = None) -> None:
        self.failures: Tuple[HookFailure, ...] = tuple(failures)
        self.over_budget = over_budget
        count = len(self.failures)
        parts = [f"{count} {self._phase} hook{'s' if count != 1 else ''} failed"] if count else []
        parts += [str(failure) for failure in self.failures]
        if over_budget:
            parts.append(over_budget)
        super().__init__("; ".join(parts))
        if self.failures:
            self.__cause__ = self.failures[0].error  # its traceback is printed with ours


class CheckpointError(HookError):
    """Before-hooks failed: there must be no snapshot."""

    _phase = "before-checkpoint"


class RestoreError(HookError):
    """After-hooks failed: the restored process is not as it should be."""

    _phase = "after-restore"


class StateError(RuntimeError):
    """A phase was started where none can be: inside a hook, in two threads, or before twice. Nothing was done."""
