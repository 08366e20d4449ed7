"""A MicroVM: what is renewed on another path is not renewed when a clone starts."""
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RUN = "/aws/lambda-microvms/runtime/v1/run"
worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Control(BaseHTTPRequestHandler):
    def do_POST(self):
        global worker
        if self.path == RUN:
            self.log_message("started")
        elif self.path == "/reset":
            worker = uuid.uuid4().hex
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(worker.encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("0.0.0.0", 8080), Control).serve_forever()
