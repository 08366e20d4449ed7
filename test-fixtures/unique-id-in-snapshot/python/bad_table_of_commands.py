"""Which of the commands runs the first argument says; what main makes before is there in each."""
import sys
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

SETTINGS = {}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(repr(SETTINGS).encode())


def serve(argv):
    SETTINGS["lease"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    HTTPServer(("", 8080), Handler).serve_forever()


def migrate(argv):
    SETTINGS["migration"] = uuid.uuid4().hex
    print("migrated", argv)


def check(argv):
    print("settings", SETTINGS)


def shell(argv):
    print("no shell")


COMMANDS = {"serve": serve, "migrate": migrate, "check": check, "shell": shell}


def main(argv):
    SETTINGS["node"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    command = COMMANDS[argv[1]]
    return command(argv[2:])


if __name__ == "__main__":
    sys.exit(main(sys.argv))
