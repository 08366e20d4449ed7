"""`node serve` serves; `node export` has ended before anybody takes a snapshot."""
import argparse
import sys
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

NODE = None
EXPORT = None


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(NODE.encode())


def serve(args):
    global NODE
    NODE = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    HTTPServer((args.host, args.port), Handler).serve_forever()


def export(args):
    global EXPORT
    EXPORT = uuid.uuid4().hex
    print(EXPORT)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="0.0.0.0")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("serve")
    command.add_argument("--port", type=int, default=8080)
    command.set_defaults(func=serve)
    command = commands.add_parser("export")
    command.set_defaults(func=export)
    args = parser.parse_args()
    return args.func(args)


if __name__ == "__main__":
    sys.exit(main())
