"""Asynchronous are the views, not the hook."""
import random

from fastapi import FastAPI
from mangum import Mangum
from snapshot_restore_py import register_after_restore

app = FastAPI()
rng = random.Random()


@register_after_restore
def after_restore():
    rng.seed()


@app.get("/dice")
async def dice():
    return {"value": rng.randint(1, 6)}


handler = Mangum(app, lifespan="off")
