"""Starlette gets its start-up functions in a list; the rates that one of them loads carry the time of the snapshot."""
import json
import pathlib
import time

from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

RATES = {}


def load_rates():
    RATES["table"] = json.loads(pathlib.Path("rates.json").read_text())
    RATES["loaded"] = time.monotonic()  # expect: timestamp-in-snapshot


async def rates(request):
    if time.monotonic() - RATES["loaded"] > 300:
        load_rates()
    return JSONResponse(RATES["table"])


app = Starlette(routes=[Route("/rates", rates)], on_startup=[load_rates])
