"""Litestar: start-up functions, a lifespan, and handlers that get the state."""
import time
import uuid
from contextlib import asynccontextmanager
from random import Random

from litestar import Controller, Litestar, get, post
from litestar.datastructures import State


class LotController(Controller):
    path = "/lots"

    @post("/{lot:str}/bids")
    async def bid(self, lot: str, data: dict, state: State) -> dict:
        return {"lot": lot, "tie": state.tie_breaker.random(), "by": state.node, "bid": str(uuid.uuid4())}

    @get("/{lot:str}/closes")
    async def closes(self, lot: str, state: State) -> dict:
        return {"in": max(0.0, state.closing - time.time())}


async def start(app: Litestar) -> None:
    app.state.node = f"auction-{uuid.uuid4()}"  # expect: unique-id-in-snapshot
    app.state.closing = time.time() + 3600  # expect: timestamp-in-snapshot


@asynccontextmanager
async def ties(app: Litestar):
    app.state.tie_breaker = Random()  # expect: prng-state-in-snapshot
    yield


app = Litestar(route_handlers=[LotController], on_startup=[start], lifespan=[ties])
