import time

from fastapi import FastAPI, Request


class Stats:
    def __init__(self):
        self.started = time.time()  # expect: timestamp-in-snapshot
        self.requests = 0


def create_app():
    app = FastAPI()
    app.state.stats = Stats()

    @app.get("/stats")
    def stats(request: Request):
        known = request.app.state.stats
        return {"uptime": time.time() - known.started, "requests": known.requests}

    return app
