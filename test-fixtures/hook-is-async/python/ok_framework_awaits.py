"""Shutdown handlers of FastAPI may be coroutines: the framework awaits them."""
import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient(timeout=3)


@app.on_event("shutdown")
async def close_client():
    await client.aclose()


@app.get("/stock/{sku}")
async def stock(sku: str):
    answer = await client.get(f"https://stock.example.com/{sku}")
    return answer.json()
