"""The pool is made closed, and opened before the snapshot all the same."""
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg_pool import AsyncConnectionPool

POOL = AsyncConnectionPool("dbname=orders", open=False)


@asynccontextmanager
async def lifespan(app: FastAPI):
    await POOL.open()  # expect: connection-in-snapshot
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/orders")
async def orders():
    async with POOL.connection() as connection:
        return await (await connection.execute("select count(*) from orders")).fetchone()
