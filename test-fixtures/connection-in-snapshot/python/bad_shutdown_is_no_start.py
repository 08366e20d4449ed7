"""What a shutdown handler closes is open all the time before."""
import os

import asyncpg
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def open_pool():
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])  # expect: connection-in-snapshot


@app.on_event("shutdown")
async def close_pool():
    await app.state.pool.close()


@app.get("/stock/{sku}")
async def stock(sku: str):
    return await app.state.pool.fetchval("select amount from stock where sku = $1", sku)
