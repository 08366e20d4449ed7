"""Values that stay safe across a restore."""
import contextlib
import inspect
import os
import random
import threading
import uuid
from typing import Any, Callable, Generic, Optional, Tuple, TypeVar

from ._hook import call, check, check_factory, name_of
from ._registry import registry

T = TypeVar("T")


class OnRestore(Generic[T]):
    """A value that is made at its first use, and again at the first use after each restore.

        instance_id = OnRestore(lambda: uuid.uuid4().hex)
        database = OnRestore(connect, close=lambda connection: connection.close())

        def handler(event, context):
            return instance_id.get(), database().execute(...)

    Threads that ask at the same time get the same value, made once. With `close`, which may be a coroutine function, the
    value is closed and dropped before a snapshot, so that the image has no open connection. A thread that asks between then
    and the restore gets a value for that time, which is closed in the clone. Hold the OnRestore, not what get() returned:
    that is the old one after the next restore.
    """

    def __init__(self, factory: Callable[[], T], close: Optional[Callable[[T], Any]] = None) -> None:
        check_factory(factory)
        if close is not None:
            check(close, (None,), {})
        self._factory, self._closer = factory, close
        self._lock = threading.RLock()  # a factory may use other values, also itself by mistake: RecursionError, not a hang
        self._made: Optional[Tuple[int, T]] = None  # generation and value, replaced together: get() looks without the lock
        self._name = f"OnRestore({name_of(factory)})"
        registry.track(self)

    def get(self) -> T:
        made = self._made
        if made is not None and made[0] == registry.generation:
            return made[1]
        with self._lock:
            made, now = self._made, registry.generation
            if made is None or made[0] != now:
                self._made = None
                self._discard(made)
                made = self._made = (now, self._new())
            return made[1]

    __call__ = get

    def _new(self) -> T:
        value = self._factory()
        if inspect.iscoroutine(value):
            value.close()
            raise TypeError(f"{self._name}: it made a coroutine, which get() cannot await; make the value without one")
        return value

    def _closes(self) -> bool:
        return self._closer is not None and self._made is not None

    def _close(self) -> None:
        with self._lock:
            made, self._made = self._made, None
        if self._closer is not None and made is not None:
            call(self._name, self._closer, made[1])

    def _renew(self) -> None:
        if self._lock.acquire(blocking=False):  # else a thread makes one now, and the next use finds it old
            try:
                made, self._made = self._made, None  # freed now, made at the next use
                self._discard(made)
            finally:
                self._lock.release()

    def _discard(self, made: Optional[Tuple[int, T]]) -> None:
        """A value that was made after the before-phase, or that no before-phase closed. Its peer may be gone: errors say nothing."""
        if self._closer is not None and made is not None:
            with contextlib.suppress(Exception):
                call(self._name, self._closer, made[1])

    def _new_lock(self) -> None:
        self._lock = threading.RLock()  # in a child of a fork


class SnapSafeRandom(random.Random):
    """A random.Random that every clone seeds anew from the kernel, in place: all who hold it are served.

    Between restores it is the plain generator, at its speed. A seed given here holds until the first restore.
    It learns of a restore from the runtime that runs the hooks.
    """

    def __init__(self, seed: Any = None) -> None:
        super().__init__(seed)
        registry.track(self)

    def _closes(self) -> bool:
        return False

    def _renew(self) -> None:
        self.seed()  # takes os.urandom

    def _new_lock(self) -> None:
        pass


def snap_safe_uuid4() -> uuid.UUID:
    """A random UUID from 16 bytes of the kernel, with no state in the process, whatever uuid.uuid4 was patched to."""
    return uuid.UUID(bytes=os.urandom(16), version=4)
