"""For tests: the hooks without a snapshot."""
import contextlib
from typing import Iterator

from . import runtime
from ._errors import CheckpointError
from ._registry import registry


@contextlib.contextmanager
def simulate_restore() -> Iterator[None]:
    """Runs the before-hooks, then the body, then the after-hooks in a new generation.

        before = ids.instance
        with simulate_restore():
            assert connection.closed        # this is what the image has
        assert ids.instance != before

    Raises what the hooks raise. If a before-hook fails, the after-hooks run at once and the body does not.
    """
    try:
        runtime.before_snapshot()
    except (CheckpointError, KeyboardInterrupt):
        with contextlib.suppress(Exception):
            runtime.after_restore(restored=False)
        raise
    try:
        yield
    except BaseException:
        runtime.after_restore()
        raise
    runtime.after_restore()


@contextlib.contextmanager
def isolated_hooks() -> Iterator[None]:
    """The body sees no hooks but its own; those from before are back afterwards, its own are gone."""
    kept = dict(registry.before), dict(registry.after)
    registry.before.clear()
    registry.after.clear()
    try:
        yield
    finally:
        for hooks, old in zip((registry.before, registry.after), kept):
            hooks.clear()
            hooks.update(old)
