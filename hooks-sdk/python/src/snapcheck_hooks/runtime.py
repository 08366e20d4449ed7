"""For runtimes: whoever takes the snapshot in or beside this process and tells the hooks. Programs do not need it.

    try:
        runtime.before_snapshot()
    except CheckpointError:
        runtime.after_restore(restored=False)   # no image
        raise
    take_the_snapshot()
    runtime.after_restore()                     # in each clone, and in the original that goes on
"""
from typing import List, Optional, Tuple

from ._registry import Phase, Ran, registry


def before_snapshot() -> Phase:
    """Runs the before-hooks. CheckpointError: there must be no image. StateError: a snapshot is under way already.

    The process is frozen afterwards, also after an error: an after_restore must follow.
    """
    return registry.before_snapshot()


def after_restore(restored: bool = True) -> Phase:
    """Runs the after-hooks; `restored` says that this process goes on from an image. Raises RestoreError, StateError."""
    return registry.after_restore(restored)


def set_budget(before: float = 0.0, after: float = 10.0) -> None:
    """Seconds that a phase may take; 0 is unlimited."""
    if before < 0 or after < 0:
        raise ValueError(f"a budget is in seconds, 0 for unlimited; got {before} and {after}")
    registry.budget = {"before": float(before), "after": float(after)}


def last_phase() -> Phase:
    """The hooks of the last phase with durations and errors; of the phase that runs now, those that are through."""
    return registry.last


def running_hook() -> Optional[str]:
    """The hook that runs now. For a thread beside the phase, which says what the phase waits for."""
    return registry.running


def registered() -> List[Tuple[str, str]]:
    """("before" or "after", name) of all hooks that the next snapshot would run."""
    return registry.registered()


def frozen() -> bool:
    """Between a before-phase and its after-phase."""
    return registry.state == "frozen"


__all__ = ["Phase", "Ran", "after_restore", "before_snapshot", "frozen", "last_phase", "registered", "running_hook", "set_budget"]
