"""The adapter is told to leave the lifespan alone; whoever serves the application besides runs it at the start."""
from contextlib import asynccontextmanager

import asyncpg
import uvicorn
from fastapi import FastAPI, Request
from mangum import Mangum


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool("postgresql://db/orders")  # expect: connection-in-snapshot
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)


@app.get("/orders")
async def orders(request: Request):
    async with request.app.state.pool.acquire() as connection:
        return await connection.fetch("select * from orders")


handler = Mangum(app, lifespan="off")

if __name__ == "__main__":
    uvicorn.run(app)
