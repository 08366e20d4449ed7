import random
import socketserver
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.send_response(201)
        self.send_header("Location", f"/orders/{random.getrandbits(64):x}")  # expect: hidden-prng-in-handler
        self.end_headers()


class Challenge(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(str(random.randint(0, 999999)).encode())  # expect: hidden-prng-in-handler


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("", 9000), Challenge):
        ThreadingHTTPServer(("", 8080), Handler).serve_forever()
