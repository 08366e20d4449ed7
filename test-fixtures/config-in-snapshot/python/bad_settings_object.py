# snapcheck-args: --platform criu
"""pydantic reads the environment when the settings object is made."""
from fastapi import FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    queue_url: str = "http://localhost:9324/queue"
    batch_size: int = 10
    region: str = "local"


settings = Settings()  # expect: config-in-snapshot
app = FastAPI()


@app.get("/info")
def info():
    return {"queue": settings.queue_url, "region": settings.region, "batch": settings.batch_size}
