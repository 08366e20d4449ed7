"""The registry and its two phases: PROTOCOL.md in Python.

One registry for the process. The lock guards the tables and the state for moments; no hook runs while it is held.
"""
import atexit
import itertools
import os
import threading
import time
import weakref
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, TypeVar, overload

from ._errors import CheckpointError, HookFailure, RestoreError, StateError
from ._hook import Hook

F = TypeVar("F", bound=Callable[..., Any])

RUNNING, IN_BEFORE, FROZEN, IN_AFTER = "running", "running before-hooks", "frozen", "running after-hooks"


@dataclass
class Ran:
    """One hook of a phase: its name, its duration, and what it raised, if it did."""

    name: str
    seconds: float
    error: Optional[BaseException] = None


@dataclass
class Phase:
    """What a phase did. `over_budget` is None or a sentence that names the slowest hook."""

    hooks: List[Ran] = field(default_factory=list)
    seconds: float = 0.0
    over_budget: Optional[str] = None

    @property
    def failures(self) -> List[HookFailure]:
        return [HookFailure(ran.name, ran.error, ran.seconds) for ran in self.hooks if ran.error is not None]


class Registry:
    """See PROTOCOL.md. Tests make their own; programs use the functions below."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.before: Dict[int, Hook] = {}  # ticket -> hook, in order of registration
        self.after: Dict[int, Hook] = {}
        self.values: "weakref.WeakSet[Any]" = weakref.WeakSet()  # have _close() and _renew(): the SDK's own
        self.tickets = itertools.count()
        self.state = RUNNING
        self.closed = False
        self.generation = 0
        self.budget = {"before": 0.0, "after": 10.0}  # seconds, 0 is unlimited
        self.last = Phase()
        self.outside: Any = None  # the bridge to snapshot_restore_py: hooks around ours

    def add(self, hooks: Dict[int, Hook], hook: Hook) -> int:
        with self.lock:
            if self.closed:
                raise RuntimeError(
                    f"{hook.name} was registered while the interpreter exits: the hook would never run; register it earlier"
                )
            ticket = next(self.tickets)
            hooks[ticket] = hook
            return ticket

    def remove(self, function: Callable[..., Any]) -> int:
        """Removes all registrations of the function, of both kinds. Returns how many there were."""
        with self.lock:
            count = 0
            for hooks in (self.before, self.after):
                found = [ticket for ticket, hook in hooks.items() if hook.function == function]
                for ticket in found:
                    del hooks[ticket]
                count += len(found)
            return count

    def track(self, value: Any) -> None:
        with self.lock:
            self.values.add(value)

    def before_snapshot(self) -> Phase:
        self._enter("before_snapshot", [RUNNING], IN_BEFORE)
        try:
            plan = self._plan(self.before)[::-1]
            phase = self._run(plan, self.before, "before", closing=True)
        finally:
            self.state = FROZEN
        if phase.failures or phase.over_budget:
            raise CheckpointError(phase.failures, phase.over_budget)
        return phase

    def after_restore(self, restored: bool) -> Phase:
        self._enter("after_restore", [RUNNING, FROZEN], IN_AFTER)
        try:
            if restored:
                self.generation += 1
                for value in self._values():
                    value._renew()
            phase = self._run(self._plan(self.after), self.after, "after", closing=False)
        finally:
            self.state = RUNNING
        if phase.failures or phase.over_budget:
            raise RestoreError(phase.failures, phase.over_budget)
        return phase

    def _enter(self, call: str, allowed: List[str], state: str) -> None:
        with self.lock:
            if self.state not in allowed:
                raise StateError(f"{call} was called while the process is {self.state}; a snapshot is already under way")
            self.state = state

    def _plan(self, hooks: Dict[int, Hook]) -> List[Any]:
        """(ticket, hook) in order; ticket None for hooks of snapshot_restore_py, which come around ours."""
        with self.lock:
            own = list(hooks.items())
        if self.outside is None:
            return own
        earlier, later = self.outside.around("before" if hooks is self.before else "after")
        return [(None, hook) for hook in earlier] + own + [(None, hook) for hook in later]

    def _values(self) -> List[Any]:
        with self.lock:
            return list(self.values)

    def _run(self, plan: List[Any], hooks: Dict[int, Hook], kind: str, closing: bool) -> Phase:
        phase = Phase()
        self.last = phase
        began = time.monotonic()
        for ticket, hook in plan:
            if ticket is not None and ticket not in hooks:
                continue  # unregistered before its turn
            _run_one(phase, hook.name, hook.run)
        for value in self._values() if closing else []:
            if value._closes():
                _run_one(phase, value._name, value._close)
        phase.seconds = time.monotonic() - began
        phase.over_budget = _over_budget(phase, kind, self.budget[kind])
        return phase


def _run_one(phase: Phase, name: str, call: Callable[[], Any]) -> None:
    began = time.monotonic()
    error: Optional[BaseException] = None
    try:
        call()
    except (Exception, SystemExit) as raised:  # Ctrl-C still stops the program
        error = raised
    phase.hooks.append(Ran(name, time.monotonic() - began, error))


def _over_budget(phase: Phase, kind: str, budget: float) -> Optional[str]:
    if not budget or phase.seconds <= budget or not phase.hooks:
        return None
    slowest = max(phase.hooks, key=lambda ran: ran.seconds)
    which = "before-checkpoint" if kind == "before" else "after-restore"
    return (
        f"the {which} hooks took {phase.seconds:.3g} s, the budget is {budget:.3g} s; "
        f"the slowest is {slowest.name} with {slowest.seconds:.3g} s"
    )


registry = Registry()


@atexit.register
def _close() -> None:
    registry.closed = True


if hasattr(os, "register_at_fork"):  # a lock that another thread held at the fork would never be free in the child

    def _new_lock() -> None:
        registry.lock = threading.Lock()

    os.register_at_fork(after_in_child=_new_lock)


def _register(hooks: Dict[int, Hook], function: Optional[F], args: Any, kwargs: Any) -> Any:
    if function is None and not args:  # @after_restore() and @after_restore(key=value)

        def decorate(decorated: F) -> F:
            registry.add(hooks, Hook(decorated, (), kwargs))
            return decorated

        return decorate
    registry.add(hooks, Hook(function, args, kwargs))  # type: ignore[arg-type]
    return function


@overload
def before_checkpoint(function: F, /, *args: Any, **kwargs: Any) -> F: ...
@overload
def before_checkpoint(**kwargs: Any) -> Callable[[F], F]: ...
def before_checkpoint(function: Any = None, /, *args: Any, **kwargs: Any) -> Any:
    """Registers `function(*args, **kwargs)` to run before a snapshot, in reverse order. Returns it: a decorator, too.

    Raises TypeError for what cannot be a hook, RuntimeError while the interpreter exits.
    """
    return _register(registry.before, function, args, kwargs)


@overload
def after_restore(function: F, /, *args: Any, **kwargs: Any) -> F: ...
@overload
def after_restore(**kwargs: Any) -> Callable[[F], F]: ...
def after_restore(function: Any = None, /, *args: Any, **kwargs: Any) -> Any:
    """Registers `function(*args, **kwargs)` to run after a restore, in order. Returns it: a decorator, too.

    Raises TypeError for what cannot be a hook, RuntimeError while the interpreter exits.
    """
    return _register(registry.after, function, args, kwargs)


def unregister(function: Callable[..., Any]) -> int:
    """Removes all registrations of the function. Returns how many there were; bound methods compare by object and name."""
    return registry.remove(function)


def generation() -> int:
    """A number that is another one after each restore that the SDK was told of."""
    return registry.generation
