"""A MicroVM: a server of the standard library asks for the path itself."""
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RUN = "/aws/lambda-microvms/runtime/v1/run"
worker = uuid.uuid4().hex
sequence = {"token": uuid.uuid4().hex}


def renew():
    sequence["token"] = uuid.uuid4().hex


class Control(BaseHTTPRequestHandler):
    def do_POST(self):
        global worker
        if self.path == RUN:
            worker = uuid.uuid4().hex
            renew()
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{worker} {sequence['token']}".encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("0.0.0.0", 8080), Control).serve_forever()
