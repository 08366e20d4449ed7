import logging

import asyncpg
from fastapi import FastAPI
from mangum import Mangum
from snapshot_restore_py import register_after_restore

log = logging.getLogger(__name__)
app = FastAPI()
state = {"pool": None}


async def open_pool():  # expect: hook-is-async
    state["pool"] = await asyncpg.create_pool(dsn="postgresql://app@db.internal/shop", min_size=1)
    log.info("pool is open")


register_after_restore(open_pool)


@app.get("/orders/{number}")
async def order(number: int):
    async with state["pool"].acquire() as connection:
        return {"status": await connection.fetchval("select status from orders where id = $1", number)}


handler = Mangum(app, lifespan="off")
