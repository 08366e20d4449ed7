"""Installed with [project.scripts] orders = "service:main", so that nothing here calls it."""
import argparse
import uuid
from wsgiref.simple_server import make_server


class Orders:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def __call__(self, environ, start_response):
        start_response("200 OK", [("X-Node", self.node)])
        return [b"ok"]


def main():
    args = argparse.ArgumentParser().parse_args()
    app = Orders()
    with make_server("", args.port, app) as server:
        server.serve_forever()
