"""A MicroVM: what runs for other paths, or for some starts only, does not renew the ids of all clones."""
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RUN = "/aws/lambda-microvms/runtime/v1/run"
node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
lease = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Control(BaseHTTPRequestHandler):
    def do_POST(self):
        global node, lease
        if self.path != RUN:
            node = uuid.uuid4().hex
        if self.path == RUN and self.headers.get("X-Again"):
            lease = uuid.uuid4().hex
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{node} {lease}".encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("0.0.0.0", 8080), Control).serve_forever()
