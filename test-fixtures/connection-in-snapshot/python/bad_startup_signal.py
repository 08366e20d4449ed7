"""aiohttp: what the start-up signals and cleanup contexts put into the application is there when it serves."""
import aiopg.sa
import asyncpg
from aiohttp import web


async def open_orders(app):
    app["orders"] = await aiopg.sa.create_engine(database="orders")  # expect: connection-in-snapshot


async def stock(app):
    app["stock"] = await asyncpg.create_pool("postgresql://db/stock")  # expect: connection-in-snapshot
    yield
    await app["stock"].close()


async def list_orders(request):
    async with request.app["orders"].acquire() as connection:
        return web.json_response([dict(row) async for row in connection.execute("select * from orders")])


app = web.Application()
app.router.add_get("/orders", list_orders)
app.on_startup.append(open_orders)
app.cleanup_ctx.append(stock)
web.run_app(app)
