"""Both directions of the bridge to snapshot_restore_py, the hooks of AWS Lambda's Python runtime.

There -> here: a runtime of ours also runs the hooks that were registered there. Here -> there: Lambda runs one hook of each
kind of ours, which runs all of ours. Our hook marks our place in their lists: what was registered before it is outside.
"""
import importlib
import importlib.util
import sys
from typing import Any, Callable, Dict, List, Tuple

from ._hook import Hook, name_of
from ._registry import registry

Entry = Tuple[Callable[..., Any], Tuple[Any, ...], Dict[str, Any]]


def get_before_snapshot() -> List[Entry]:
    """(function, args, kwargs) of the before-hooks, in order of registration, like snapshot_restore_py's."""
    return [(hook.function, hook.args, hook.kwargs) for hook in list(registry.before.values())]


def get_after_restore() -> List[Entry]:
    """(function, args, kwargs) of the after-hooks, in order of registration, like snapshot_restore_py's."""
    return [(hook.function, hook.args, hook.kwargs) for hook in list(registry.after.values())]


class _Outside:
    """Their registry, seen from ours."""

    def __init__(self, module: Any) -> None:
        self._module = module
        self._driven = False  # they run the phase: do not run their hooks from inside

    def run_before(self) -> None:
        self._drive(registry.before_snapshot)

    def run_after(self) -> None:
        self._drive(lambda: registry.after_restore(True))

    def _drive(self, phase: Callable[[], Any]) -> None:
        self._driven = True
        try:
            phase()
        finally:
            self._driven = False

    def around(self, kind: str) -> Tuple[List[Hook], List[Hook]]:
        """Their hooks that were registered before ours was, and those after."""
        if self._driven:
            return [], []
        before = kind == "before"
        entries = self._module.get_before_snapshot() if before else self._module.get_after_restore()
        ours = self.run_before if before else self.run_after
        earlier: List[Hook] = []
        later: List[Hook] = []
        side = earlier
        for function, args, kwargs in entries:
            if function == ours:
                side = later
            else:
                side.append(_theirs(function, args, kwargs))
        return earlier, later


def _theirs(function: Callable[..., Any], args: Any, kwargs: Any) -> Hook:
    """A hook that snapshot_restore_py accepted without a check: what is wrong with it is found when it runs."""
    hook = Hook.__new__(Hook)
    hook.function, hook.args, hook.kwargs = function, tuple(args), dict(kwargs)
    hook.name = name_of(function)
    return hook


def join_snapshot_restore_py() -> bool:
    """Joins the two registries if the package is installed. Called at import; says whether it is there."""
    if registry.outside is None and _is_there("snapshot_restore_py"):
        module = importlib.import_module("snapshot_restore_py")
        outside = _Outside(module)
        module.register_before_snapshot(outside.run_before)
        module.register_after_restore(outside.run_after)
        registry.outside = outside
    return registry.outside is not None


def _is_there(name: str) -> bool:
    """Whether it can be imported; also a stand-in that a test put into sys.modules, which has no spec."""
    return sys.modules[name] is not None if name in sys.modules else importlib.util.find_spec(name) is not None

