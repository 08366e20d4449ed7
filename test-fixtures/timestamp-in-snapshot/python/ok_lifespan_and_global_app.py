"""The route reads what a request stored."""
import time
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(application: FastAPI):
    application.state.last_request = None
    yield


app = FastAPI(lifespan=lifespan)


@app.middleware("http")
async def note(request, call_next):
    app.state.last_request = time.monotonic()
    return await call_next(request)


@app.get("/idle")
async def idle():
    return {"idle": time.monotonic() - app.state.last_request}
