"""A web application as a handler: the event is the request, the result is the response.

    {"method", "path", "query", "headers", "body"}, all optional  ->  {"status": 200, "headers": {...}, "body": ...}

WSGI (PEP 3333: Flask, Django, ...) and ASGI 3 (FastAPI, Starlette, ...). No server and no socket: the application is called
as one would call it.
"""
import inspect
import io
import json
import sys
import urllib.parse


class Request:
    """The event with its defaults; a body that is no text is sent as JSON."""

    def __init__(self, event):
        event = event if isinstance(event, dict) else {}
        body = event.get("body")
        self.body = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        self.method = event.get("method", "GET" if body is None else "POST")
        self.path = event.get("path", "/")
        self.query = event.get("query", "")
        self.headers = {"host": "localhost", "content-length": str(len(self.body))}
        if body is not None and not isinstance(body, str):
            self.headers["content-type"] = "application/json"
        self.headers.update((name.lower(), str(value)) for name, value in event.get("headers", {}).items())


def response(status, headers, body):
    """Names of headers in lower case, the values of one that comes several times as a list; the body as JSON if it is some."""
    found = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    text = body.decode("utf-8", "replace")
    try:
        text = json.loads(text)
    except ValueError:
        pass
    return {"status": status, "headers": {name: values[0] if len(values) == 1 else values for name, values in found.items()}, "body": text}


def server_of(handler):
    """What calls the application; None if the handler is none, by the names that the standards give its parameters."""
    try:
        names = [parameter.name for parameter in inspect.signature(handler).parameters.values()]
    except (TypeError, ValueError):
        return None
    if names[:2] == ["environ", "start_response"]:
        return Wsgi(handler)
    if names[:3] == ["scope", "receive", "send"]:
        return Asgi(handler)
    return None


class Wsgi:
    def __init__(self, application):
        self._application = application
        self.state = {}

    def start(self):
        pass

    def call(self, event):
        started, written = [], []

        def start_response(status, headers, exc_info=None):
            started[:] = [int(status.split(" ", 1)[0]), headers]
            return written.append

        pieces = self._application(self._environ(Request(event)), start_response)
        try:
            written.extend(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        if not started:
            raise RuntimeError("the application did not call start_response")
        return response(*started, b"".join(written))

    @staticmethod
    def _environ(request):
        environ = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": urllib.parse.unquote(request.path).encode().decode("latin-1"),  # as PEP 3333 has texts
            "QUERY_STRING": request.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(request.body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in request.headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
        return environ


class Asgi:
    """One event loop for all requests, as a server has; it stands still between them."""

    ABOUT = {"version": "3.0", "spec_version": "2.3"}

    def __init__(self, application):
        import asyncio

        self._asyncio = asyncio
        self._application = application
        self._loop = self._event_loop()
        self._lifespan = None
        self.state = {}  # what the lifespan hands to each request

    def _event_loop(self):
        """The one that the import of the application got, if it asked for one."""
        try:
            loop = self._asyncio.get_event_loop_policy().get_event_loop()
        except RuntimeError:
            loop = None
        if loop is None or loop.is_closed():
            loop = self._asyncio.new_event_loop()
            self._asyncio.set_event_loop(loop)
        return loop

    def start(self):
        """The start of the lifespan, as part of init. An application that knows none has none."""
        self._loop.run_until_complete(self._start())

    async def _start(self):
        asyncio = self._asyncio
        self._asked = asyncio.Event()
        said = self._loop.create_future()

        async def receive():
            if self._asked.is_set():
                await asyncio.Event().wait()  # nothing ends it but the end of the process
            self._asked.set()
            return {"type": "lifespan.startup"}

        async def send(message):
            if not said.done():
                said.set_result(message)

        async def lifespan():
            await self._application({"type": "lifespan", "asgi": self.ABOUT, "state": self.state}, receive, send)

        self._lifespan = self._loop.create_task(lifespan())
        await asyncio.wait([self._lifespan, said], return_when=asyncio.FIRST_COMPLETED)
        if said.done():
            if said.result()["type"] == "lifespan.startup.failed":
                raise RuntimeError("the lifespan failed: " + said.result().get("message", ""))
        elif not self._lifespan.cancelled():
            self._lifespan.exception()  # looked at: it only says that there is no lifespan

    def call(self, event):
        return self._loop.run_until_complete(self._call(Request(event)))

    async def _call(self, request):
        asyncio = self._asyncio
        through = asyncio.Event()
        messages = [{"type": "http.request", "body": request.body, "more_body": False}]
        started, written = [], []

        async def receive():
            if not messages:
                await through.wait()
                return {"type": "http.disconnect"}
            return messages.pop()

        async def send(message):
            if message["type"] == "http.response.start":
                pairs = message.get("headers", ())
                started[:] = [message["status"], [(name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs]]
            elif message["type"] == "http.response.body":
                written.append(message.get("body", b""))
                if not message.get("more_body", False):
                    through.set()

        scope = {
            "type": "http",
            "asgi": self.ABOUT,
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": urllib.parse.unquote(request.path),
            "raw_path": urllib.parse.quote(request.path, safe="/%!$&'()*+,;=:@~").encode(),
            "query_string": request.query.encode(),
            "root_path": "",
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers.items()],
            "client": ("127.0.0.1", 40000),
            "server": ("localhost", 80),
            "state": dict(self.state),
        }
        await self._application(scope, receive, send)
        if not started:
            raise RuntimeError("the application ended without a response")
        return response(*started, b"".join(written))
