"""The usual way to make redis-py's asyncio client: from_url."""
from contextlib import asynccontextmanager

import redis.asyncio as redis
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.redis = redis.from_url("redis://cache.internal")
    await app.state.redis.ping()  # expect: connection-in-snapshot
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/carts/{name}")
async def cart(name: str, request: Request):
    return await request.app.state.redis.get(name)
