"""aiohttp: routes that are added to the application's router."""
import uuid

from aiohttp import web

node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Board:
    def __init__(self):
        self.id = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    async def show(self, request):
        return web.json_response({"board": self.id})


async def health(request):
    return web.json_response({"node": node})


def build():
    board = Board()
    app = web.Application()
    app.router.add_get("/health", health)
    app.router.add_get("/board", board.show)
    return app


if __name__ == "__main__":
    web.run_app(build())
