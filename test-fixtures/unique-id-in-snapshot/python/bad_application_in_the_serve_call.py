"""The server has the only reference to its application."""
import uuid
from wsgiref.simple_server import make_server


class App:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [self.node.encode()]


make_server("", 8000, App()).serve_forever()
