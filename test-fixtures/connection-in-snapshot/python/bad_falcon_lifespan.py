"""Falcon: middleware that gets the start of the server."""
import os

import asyncpg
import falcon.asgi


class Database:
    def __init__(self):
        self.pool = None

    async def process_startup(self, scope, event):
        self.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])  # expect: connection-in-snapshot

    async def process_shutdown(self, scope, event):
        await self.pool.close()


class Stock:
    def __init__(self, database):
        self.database = database

    async def on_get(self, req, resp, sku):
        resp.media = await self.database.pool.fetchval("select amount from stock where sku = $1", sku)


database = Database()
app = falcon.asgi.App(middleware=[database])
app.add_route("/stock/{sku}", Stock(database))
