"""Sanic: listeners of a blueprint and of the main process, and a route that is no decorator."""
import uuid

from sanic import Blueprint, Sanic
from sanic.response import json

app = Sanic("orders")
orders = Blueprint("orders", url_prefix="/orders")


@orders.before_server_start
async def begin(app, loop):
    app.ctx.worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@app.main_process_ready
async def ready(app):
    app.shared_ctx.run = uuid.uuid4().hex  # expect: unique-id-in-snapshot


async def status(request):
    return json({"worker": request.app.ctx.worker, "run": request.app.shared_ctx.run, "id": uuid.uuid4().hex})


app.add_route(status, "/status")
app.blueprint(orders)
