"""A WSGI application (Flask, Django, ...) as a handler: the event is the request, the result is the response."""
import inspect
import io
import json
import sys


def is_application(handler):
    """By the names that PEP 3333 gives the two parameters, and that its applications keep."""
    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):
        return False
    return [parameter.name for parameter in parameters][:2] == ["environ", "start_response"]


def environ_of(event):
    """{"method","path","query","headers","body"}, all optional; a body that is no text is sent as JSON."""
    event = event if isinstance(event, dict) else {}
    body = event.get("body")
    data = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
    environ = {
        "REQUEST_METHOD": event.get("method", "GET" if body is None else "POST"),
        "SCRIPT_NAME": "",
        "PATH_INFO": event.get("path", "/"),
        "QUERY_STRING": event.get("query", ""),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(data),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if body is not None and not isinstance(body, str):
        environ["CONTENT_TYPE"] = "application/json"
    for name, value in event.get("headers", {}).items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = str(value)
    return environ


def call(application, event):
    """{"status": 200, "headers": {...}, "body": ...}; the body as JSON if it is some."""
    answer = {}

    def start_response(status, headers, exc_info=None):
        answer["status"] = int(status.split(" ", 1)[0])
        answer["headers"] = joined(headers)
        return lambda data: written.append(data)

    written = []
    pieces = application(environ_of(event), start_response)
    try:
        written.extend(pieces)
    finally:
        if hasattr(pieces, "close"):
            pieces.close()
    text = b"".join(written).decode("utf-8", "replace")
    try:
        answer["body"] = json.loads(text)
    except ValueError:
        answer["body"] = text
    return answer


def joined(headers):
    """Names in lower case; the values of one that comes several times as a list."""
    found = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
