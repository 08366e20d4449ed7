"""What stands before the yield of a lifespan runs when the server starts; the requests come later."""
import uuid
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

RESOURCES = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    RESOURCES["lease"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    app.state.instance = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    yield
    RESOURCES.clear()


app = FastAPI(lifespan=lifespan)


@app.get("/whoami")
async def whoami(request: Request):
    return {"lease": RESOURCES["lease"], "instance": request.app.state.instance, "request": uuid.uuid4().hex}
