"""What stands before the yield of a lifespan runs when the server starts; the requests come later."""
import uuid
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.instance = uuid.uuid4().hex  # todo: unique-id-in-snapshot
    yield
    app.state.instance = None


app = FastAPI(lifespan=lifespan)


@app.get("/whoami")
async def whoami(request: Request):
    return {"instance": request.app.state.instance, "request": uuid.uuid4().hex}
