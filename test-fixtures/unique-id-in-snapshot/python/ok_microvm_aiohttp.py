"""A MicroVM behind aiohttp."""
import uuid

from aiohttp import web

RUN = "/aws/lambda-microvms/runtime/v1/run"
node = uuid.uuid4().hex


async def run(request):
    global node
    node = uuid.uuid4().hex
    return web.Response()


async def health(request):
    return web.json_response({"node": node})


if __name__ == "__main__":
    app = web.Application()
    app.router.add_post(RUN, run)
    app.router.add_get("/health", health)
    web.run_app(app)
