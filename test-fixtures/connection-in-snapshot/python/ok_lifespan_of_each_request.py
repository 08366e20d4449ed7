"""Behind Mangum the lifespan runs anew for each event, start and end."""
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI, Request
from mangum import Mangum


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool("postgresql://db/orders")
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)


@app.get("/orders")
async def orders(request: Request):
    async with request.app.state.pool.acquire() as connection:
        return await connection.fetch("select * from orders")


handler = Mangum(app)
