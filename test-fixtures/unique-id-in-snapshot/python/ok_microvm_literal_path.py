"""A MicroVM: the path stands where it is asked for."""
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

state = {"node": uuid.uuid4().hex}


class Control(BaseHTTPRequestHandler):
    def do_POST(self):
        if self.path == "/aws/lambda-microvms/runtime/v1/ready":
            self.reply(200)
        elif self.path == "/aws/lambda-microvms/runtime/v1/run":
            state["node"] = uuid.uuid4().hex
            self.reply(200)
        else:
            self.reply(404)

    def do_GET(self):
        self.reply(200)
        self.wfile.write(state["node"].encode())

    def reply(self, status):
        self.send_response(status)
        self.end_headers()


if __name__ == "__main__":
    ThreadingHTTPServer(("0.0.0.0", 8080), Control).serve_forever()
