"""A hand-made uuid: faster than uuid4, and the same in all clones."""
import logging
import random
import uuid

from fastapi import FastAPI, Request
from mangum import Mangum

log = logging.getLogger("gateway")
app = FastAPI()


@app.get("/quote/{symbol}")
def quote(symbol: str, request: Request):
    request_id = uuid.UUID(int=random.getrandbits(128), version=4)  # expect: hidden-prng-in-handler
    log.info("%s %s from %s", request_id, symbol, request.client)
    return {"symbol": symbol, "requestId": str(request_id)}


handler = Mangum(app, lifespan="off")
