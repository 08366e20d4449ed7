"""The local channel of PROTOCOL.md: a runtime in another process tells this one "about to snapshot" and "restored"."""
import contextlib
import json
import os
import socket
import threading
from typing import Any, Dict, NoReturn, Optional

from ._errors import HookError, StateError
from ._registry import Phase, registry

VARIABLE = "SNAPCHECK_CHANNEL"
LONGEST_LINE = 1 << 20


class ChannelError(RuntimeError):
    """The channel could not be reached, or ended in the middle of a snapshot."""


class Channel:
    """One connection. `serve` answers the runtime until it says that the program goes on."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect("\0" + path[1:] if path.startswith("@") else path)
        except OSError as error:
            self._socket.close()
            raise ChannelError(f"cannot connect to {VARIABLE}={path}: {error.strerror or error}; is the runtime listening?") from error
        self._pending = b""
        self.send({"event": "hello", "protocol": 1, "sdk": "python", "pid": os.getpid()})

    def send(self, message: Dict[str, Any]) -> None:
        try:
            self._socket.sendall(json.dumps(message).encode() + b"\n")
        except OSError as error:
            self._ended(error)

    def serve(self) -> Optional[HookError]:
        """Runs what the runtime asks for. Returns after an `after`, with its error or that of the before-phase.

        Raises Continue when no snapshot is wanted, ChannelError when the channel ends.
        """
        failed: Optional[HookError] = None
        while True:
            line = self._line()
            try:
                message = json.loads(line)
                op = message.get("op")
            except (ValueError, AttributeError):
                self.send({"event": "error", "message": "this is no JSON object on one line"})
                continue
            if op == "continue":
                raise Continue
            try:
                if op == "before":
                    failed = self._phase("before", registry.before_snapshot)
                elif op == "after":
                    restored = bool(message.get("restored", True))
                    return self._phase("after", lambda: registry.after_restore(restored)) or failed
                else:
                    self.send({"event": "error", "message": f"unknown op: {op!r}; known are before, after, continue"})
            except StateError as error:
                self.send({"event": "error", "message": str(error)})

    def _line(self) -> bytes:
        """The next line. Not through makefile(): the lock in such a file would be held for ever in a child of a fork."""
        while b"\n" not in self._pending:
            try:
                piece = self._socket.recv(65536)
            except OSError as error:
                self._ended(error)
            self._pending += piece
            if not piece or len(self._pending) > LONGEST_LINE:
                self._ended()
        line, _, self._pending = self._pending.partition(b"\n")
        return line

    def _phase(self, event: str, run: Any) -> Optional[HookError]:
        error = None
        try:
            run()
        except HookError as raised:
            error = raised
        except KeyboardInterrupt:  # no snapshot: what the before-hooks closed is opened again
            if registry.state == "frozen":
                with contextlib.suppress(HookError):
                    registry.after_restore(False)
            raise
        self.send({"event": event, "ok": error is None, "generation": registry.generation, **describe(registry.last)})
        return error

    def _ended(self, cause: Optional[BaseException] = None) -> NoReturn:
        """A needless renewal does less harm than a missing one."""
        frozen = registry.state == "frozen"
        if frozen:
            try:
                registry.after_restore(True)
            except HookError as error:
                cause = error
        raise ChannelError("the channel to the runtime ended" + (" after the before-hooks ran" if frozen else "")) from cause

    def forget(self) -> None:
        """Closes this process's end; the other processes that have the socket keep theirs."""
        self._socket.close()


class Continue(Exception):
    """No snapshot is wanted."""


def describe(phase: Phase) -> Dict[str, Any]:
    """A phase as it goes over the channel."""
    hooks = []
    for ran in phase.hooks:
        hook = {"name": ran.name, "seconds": round(ran.seconds, 6)}
        if ran.error is not None:
            hook["error"] = f"{type(ran.error).__name__}: {ran.error}"
        hooks.append(hook)
    return {"hooks": hooks, "budget": phase.over_budget} if phase.over_budget else {"hooks": hooks}


_lock = threading.Lock()
_channel: Optional[Channel] = None
_talking = threading.Lock()  # held by whoever reads the channel


def _start_anew() -> None:
    """In a child of a fork: the connection is the parent's, and so are the threads that hold the locks."""
    global _channel, _lock, _talking
    if _channel is not None:
        _channel.forget()
    _channel, _lock, _talking = None, threading.Lock(), threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_anew)


def _talk() -> None:
    if not _talking.acquire(blocking=False):
        raise StateError("another thread talks to the runtime already: use either listen() or checkpoint(), in one thread")


def _connect() -> Optional[Channel]:
    global _channel
    with _lock:
        path = os.environ.get(VARIABLE)
        if _channel is None and path:
            _channel = Channel(path)
        return _channel


def checkpoint() -> bool:
    """From here this process may be copied. Returns True in a restored clone, False at once where nothing takes snapshots.

    Raises CheckpointError or RestoreError if hooks failed, ChannelError, and StateError inside a hook.
    """
    if registry.state != "running":
        raise StateError(f"checkpoint() was called while the process is {registry.state}; a snapshot is already under way")
    channel = _connect()
    if channel is None:
        return False
    _talk()
    try:
        channel.send({"event": "ready"})
        error = channel.serve()
    except Continue:
        return False
    finally:
        _talking.release()
    if error is not None:
        raise error
    return True


def listen() -> bool:
    """Serves the runtime in a daemon thread, for programs without a place for checkpoint(). False: there is none."""
    channel = _connect()
    if channel is None:
        return False
    _talk()  # for as long as the process lives
    threading.Thread(target=_serve_forever, args=(channel,), name="snapcheck-hooks", daemon=True).start()
    return True


def _serve_forever(channel: Channel) -> None:
    while True:
        try:
            channel.serve()  # failures were sent to the runtime
        except Continue:
            continue
        except ChannelError:
            return
