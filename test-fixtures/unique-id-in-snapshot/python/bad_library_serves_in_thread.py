"""The library's serve call runs in a thread, which is made before the id."""
import threading
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer


class About(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(STATE["instance"].encode())


STATE = {}


def main():
    server = HTTPServer(("", 8080), About)
    thread = threading.Thread(target=server.serve_forever)
    STATE["instance"] = str(uuid.uuid4())  # expect: unique-id-in-snapshot
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
