"""Nothing here calls create_app: `uvicorn --factory service:create_app` does, when it starts."""
import uuid

from fastapi import FastAPI, Request


class Store:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        self.items = {}


def create_app():
    app = FastAPI()
    app.state.store = Store()
    app.state.release = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    @app.get("/health")
    def health(request: Request):
        return {"node": request.app.state.store.node, "release": request.app.state.release}

    return app
