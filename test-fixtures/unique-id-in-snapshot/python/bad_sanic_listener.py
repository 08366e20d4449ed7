"""Sanic hands the application to a function that runs before it serves."""
import uuid

import asyncpg
from sanic import Sanic, json

app = Sanic("shop")


@app.before_server_start
async def open_all(app, loop):
    app.ctx.db = await asyncpg.create_pool("postgresql://shop")  # expect: connection-in-snapshot
    app.ctx.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@app.get("/offer")
async def offer(request):
    row = await request.app.ctx.db.fetchrow("select * from offers limit 1")
    return json({"offer": dict(row), "node": request.app.ctx.node, "id": uuid.uuid4().hex})


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000)
