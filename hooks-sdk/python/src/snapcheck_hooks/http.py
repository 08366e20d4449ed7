"""Lifecycle hooks over HTTP: AWS Lambda MicroVMs, and SnapStart for custom runtimes. PROTOCOL.md has the table."""
import json
import os
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, Optional, Tuple

from . import runtime
from ._errors import CheckpointError, HookError, StateError

PREFIX = "/aws/lambda-microvms/runtime/v1/"
LONGEST_BODY = 1 << 20


class MicrovmHooks:
    """Serves the lifecycle calls of a MicroVM.

        hooks = MicrovmHooks(port=9000, ready=lambda: model.loaded, run=lambda body: configure(body))
        hooks.start()       # in a daemon thread

    `ready` answers whether the program is initialised, `validate` whether it works; `run` gets the body as bytes.
    """

    def __init__(
        self,
        port: int = 9000,
        host: str = "0.0.0.0",
        ready: Optional[Callable[[], Any]] = None,
        validate: Optional[Callable[[], Any]] = None,
        run: Optional[Callable[[bytes], Any]] = None,
        terminate: Optional[Callable[[], Any]] = None,
    ) -> None:
        self._ready, self._validate, self._run, self._terminate = ready, validate, run, terminate
        self._lock = threading.Lock()  # one lifecycle call at a time
        self._restored = self._ran = False  # since the image was made: the after-phase, the program's run
        self._server = ThreadingHTTPServer((host, port), _handler_for(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def start(self) -> "MicrovmHooks":
        threading.Thread(target=self._server.serve_forever, name="snapcheck-microvm", daemon=True).start()
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, name: str, body: bytes) -> Tuple[int, Dict[str, Any]]:
        """Status and JSON body for one call."""
        with self._lock:
            try:
                return self._answer(name, body)
            except HookError as error:
                return 500, {"failures": [{"name": f.hook, "error": str(f.error)} for f in error.failures], "error": str(error)}
            except Exception as error:  # of the program's function; the platform sees it, and the log
                return 500, {"error": f"{type(error).__name__}: {error}"}

    def _answer(self, name: str, body: bytes) -> Tuple[int, Dict[str, Any]]:
        if name == "ready":
            if not runtime.frozen():
                if self._ready is not None and not self._ready():
                    return 503, {"error": "not ready yet"}
                _freeze()
                self._restored = self._ran = False
        elif name == "suspend":
            if not runtime.frozen():
                _freeze()
        elif name in ("validate", "run", "resume"):
            if runtime.frozen() or (name == "run" and not self._restored):  # run tells of a clone, also of one without `ready`
                self._restored = True
                runtime.after_restore()
            if name == "run" and not self._ran:
                if self._run is not None:
                    self._run(body)
                self._ran = True  # one that failed is asked again
            elif name == "validate" and self._validate is not None and self._validate() is False:
                return 500, {"error": "validate said no"}
        elif name == "terminate":
            if self._terminate is not None:
                self._terminate()
        else:
            return 404, {"error": f"no lifecycle call is named {name}"}
        return 200, {}


def _freeze() -> None:
    try:
        runtime.before_snapshot()
    except (CheckpointError, KeyboardInterrupt):
        runtime.after_restore(restored=False)
        raise


def _handler_for(hooks: MicrovmHooks) -> Any:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.headers.get("Content-Length") or "0"
            length = int(text) if text.isdecimal() else LONGEST_BODY + 1
            if length > LONGEST_BODY or not self.path.startswith(PREFIX):
                self._reply(413 if length > LONGEST_BODY else 404, {"error": f"POST {PREFIX}<name>, at most {LONGEST_BODY} bytes"})
                return
            self._reply(*hooks.answer(self.path[len(PREFIX) :], self.rfile.read(length)))

        def _reply(self, status: int, content: Dict[str, Any]) -> None:
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            pass  # the program's log is the program's

    return Handler


def lambda_restore(api: Optional[str] = None) -> bool:
    """For custom runtimes on Lambda: call it between initialisation and the first request for an event.

    With SnapStart it runs the before-hooks, waits for the restore and runs the after-hooks; else it returns False at once.
    `api` is host:port, by default AWS_LAMBDA_RUNTIME_API. Hook failures are reported to Lambda, then raised.
    """
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") != "snap-start":
        return False
    api = api or os.environ.get("AWS_LAMBDA_RUNTIME_API")
    if not api:
        raise StateError("AWS_LAMBDA_RUNTIME_API is not set: lambda_restore() is for custom runtimes on Lambda")
    base = f"http://{api}/2018-06-01/runtime"
    try:
        runtime.before_snapshot()
    except CheckpointError as error:
        _report(f"{base}/init/error", "Runtime.BeforeSnapshotError", error)
        raise
    except KeyboardInterrupt:
        runtime.after_restore(restored=False)
        raise
    with urllib.request.urlopen(f"{base}/restore/next"):  # no time-out: this is where the snapshot is taken
        pass
    try:
        runtime.after_restore()
    except HookError as error:
        _report(f"{base}/restore/error", "Runtime.AfterRestoreError", error)
        raise
    return True


def _report(url: str, kind: str, error: Exception) -> None:
    body = json.dumps({"errorType": kind, "errorMessage": str(error), "stackTrace": []}).encode()
    headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": kind}
    urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=10).close()
