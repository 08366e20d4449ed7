"""FastAPI behind Mangum: lazy engine with health checks, sessions per request, dependencies as functions."""
from fastapi import FastAPI
from mangum import Mangum

from fastapi_service_settings import Settings
from routers import accounts, transfers

settings = Settings(title="bank", page_size=25)
app = FastAPI(title=settings.title)
app.include_router(accounts.router, prefix="/accounts")
app.include_router(transfers.router, prefix="/transfers")


@app.get("/health")
def health():
    return {"status": "ok", "title": settings.title}


handler = Mangum(app, lifespan="off")
