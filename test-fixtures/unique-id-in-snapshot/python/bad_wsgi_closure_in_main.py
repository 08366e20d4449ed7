# snapcheck-args: --platform criu
"""A plain server: the process is dumped by CRIU once it listens."""
import uuid
from wsgiref.simple_server import make_server


def main():
    node = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain"), ("X-Node", node)])
        return [f"{node} serves {environ['PATH_INFO']}\n".encode()]

    server = make_server("0.0.0.0", 8080, application)
    server.serve_forever()


if __name__ == "__main__":
    main()
