"""The class has what the function got: http.server makes its objects without arguments."""
import random
from http.server import BaseHTTPRequestHandler, HTTPServer


def make_handler(rng):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"{rng.getrandbits(64):x}".encode())

    return Handler


def main():
    handler = make_handler(random.Random())  # expect: prng-state-in-snapshot
    HTTPServer(("", 8080), handler).serve_forever()


if __name__ == "__main__":
    main()
