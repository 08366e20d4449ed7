"""Modal imports the module before its memory snapshot; the lifespan of the application runs behind it."""
import uuid
from contextlib import asynccontextmanager

import modal
from fastapi import FastAPI

app = modal.App("shop")
BUILD = uuid.uuid4().hex  # expect: unique-id-in-snapshot
state = {}


@asynccontextmanager
async def lifespan(web):
    state["container"] = uuid.uuid4().hex
    yield


web = FastAPI(lifespan=lifespan)


@web.get("/status")
def status():
    return {"build": BUILD, "container": state["container"]}


@app.function(enable_memory_snapshot=True)
@modal.asgi_app()
def serve():
    return web
