"""What a lifespan yields is the state that all requests have."""
import uuid
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


class Store:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@asynccontextmanager
async def lifespan(app):
    yield {"store": Store()}


async def health(request):
    return JSONResponse({"node": request.state.store.node})


app = Starlette(routes=[Route("/health", health)], lifespan=lifespan)
