"""What stands behind the yield of a lifespan runs when the server ends: nothing of it is in the snapshot."""
import uuid
from contextlib import asynccontextmanager

from fastapi import FastAPI

FAREWELL = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.ready = True
    yield
    FAREWELL["report"] = uuid.uuid4().hex
    app.state.report = uuid.uuid4().hex


app = FastAPI(lifespan=lifespan)


@app.get("/ready")
async def ready():
    return {"ready": app.state.ready}
