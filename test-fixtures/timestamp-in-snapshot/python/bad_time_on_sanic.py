"""Sanic gives its listeners the application and its handlers the request, whatever their parameters are called."""
import time

from sanic import Sanic
from sanic.response import json

app = Sanic("orders")


@app.before_server_start
async def begin(application, loop):
    application.ctx.started = time.monotonic()  # expect: timestamp-in-snapshot
    application.config.BEGAN = time.time()  # expect: timestamp-in-snapshot


@app.listener("after_server_start")
async def listening(application, _):
    application.ctx.listening = time.time()  # expect: timestamp-in-snapshot


@app.get("/uptime")
async def uptime(request):
    up = time.monotonic() - request.app.ctx.started
    listening = time.time() - request.app.ctx.listening
    return json({"up": up, "began": time.time() - app.config.BEGAN, "listening": listening})
