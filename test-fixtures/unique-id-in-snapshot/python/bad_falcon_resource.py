"""Falcon: one object answers all requests of its route."""
import uuid
from wsgiref import simple_server

import falcon


class Health:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def on_get(self, req, resp):
        resp.text = self.node


app = falcon.App()
app.add_route("/health", Health())

if __name__ == "__main__":
    simple_server.make_server("", 8000, app).serve_forever()
