"""A lifespan stores on its argument, a route reads the module's variable: the same application."""
import time
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(application: FastAPI):
    application.state.started = time.monotonic()  # expect: timestamp-in-snapshot
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health():
    return {"uptime": time.monotonic() - app.state.started}
