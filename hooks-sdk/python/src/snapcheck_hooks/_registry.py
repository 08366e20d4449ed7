"""The registry and its two phases: PROTOCOL.md in Python.

One registry for the process. The lock guards the tables and the state for moments; no hook runs while it is held. It may be
taken again by the thread that has it: a signal handler or a __del__ may register and unregister anywhere.
"""
import atexit
import itertools
import os
import threading
import time
import weakref
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional, Tuple, TypeVar, overload

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
        self.lock = threading.RLock()
        self.before: Dict[int, Hook] = {}  # ticket -> hook, in order of registration
        self.after: Dict[int, Hook] = {}
        self.values: "weakref.WeakSet[Any]" = weakref.WeakSet()  # the SDK's own: _values.py
        self.tickets = itertools.count()
        self.state = RUNNING
        self.closed = False
        self.generation = 0
        self.budget = {"before": 0.0, "after": 10.0}  # seconds, 0 is unlimited
        self.last = Phase()
        self.running: Optional[str] = None  # the hook of the phase that runs now
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
        count = 0
        for hooks in (self.before, self.after):
            found = [ticket for ticket, hook in hooks.copy().items() if hook.function == function]
            with self.lock:
                count += sum(hooks.pop(ticket, None) is not None for ticket in found)
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
            own = list(hooks.copy().items())
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
            self._run_one(phase, hook.name, hook.run)
        for value in self._values() if closing else []:
            if value._closes():
                self._run_one(phase, value._name, value._close)
        phase.seconds = time.monotonic() - began
        phase.over_budget = _over_budget(phase, kind, self.budget[kind])
        return phase

    def _run_one(self, phase: Phase, name: str, call: Callable[[], Any]) -> None:
        began = time.monotonic()
        error: Optional[BaseException] = None
        self.running = name
        try:
            call()
        except KeyboardInterrupt:  # Ctrl-C still stops the program
            raise
        except BaseException as raised:  # also SystemExit, and CancelledError of an awaited hook
            error = raised
        finally:
            self.running = None
        phase.hooks.append(Ran(name, time.monotonic() - began, error))

    def registered(self) -> List[Tuple[str, str]]:
        tables = (("before", self.before), ("after", self.after))
        return [(kind, hook.name) for kind, hooks in tables for _, hook in self._plan(hooks)]


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

    def _new_locks() -> None:
        registry.lock = threading.RLock()
        for value in registry._values():
            value._new_lock()

    os.register_at_fork(after_in_child=_new_locks)


_NO_FUNCTION: Any = object()  # not None, which after_restore(pool.reconnect()) passes by mistake


def _register(hooks: Dict[int, Hook], function: Any, args: Any, kwargs: Any) -> Any:
    if function is _NO_FUNCTION:  # @after_restore() and @after_restore(key=value)

        def decorate(decorated: F) -> F:
            registry.add(hooks, Hook(decorated, (), kwargs))
            return decorated

        return decorate
    registry.add(hooks, Hook(function, args, kwargs))
    return function


@overload
def before_checkpoint(function: F, /, *args: Any, **kwargs: Any) -> F: ...
@overload
def before_checkpoint(**kwargs: Any) -> Callable[[F], F]: ...
def before_checkpoint(function: Any = _NO_FUNCTION, /, *args: Any, **kwargs: Any) -> Any:
    """Registers `function(*args, **kwargs)` to run before a snapshot, in reverse order. Returns it: a decorator, too.

    Raises TypeError for what cannot be a hook, RuntimeError while the interpreter exits.
    """
    return _register(registry.before, function, args, kwargs)


@overload
def after_restore(function: F, /, *args: Any, **kwargs: Any) -> F: ...
@overload
def after_restore(**kwargs: Any) -> Callable[[F], F]: ...
def after_restore(function: Any = _NO_FUNCTION, /, *args: Any, **kwargs: Any) -> Any:
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
