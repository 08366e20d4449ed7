"""A MicroVM: clones are told of their start at the same moment."""
import random
import time

from fastapi import FastAPI

app = FastAPI()


@app.post("/aws/lambda-microvms/runtime/v1/run")
async def run():
    random.seed(time.time())  # expect: hook-reseeds-with-time


@app.get("/lot")
async def lot():
    return {"lot": random.randrange(1000)}
