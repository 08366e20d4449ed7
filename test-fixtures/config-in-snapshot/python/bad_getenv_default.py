# snapcheck-args: --platform criu
import os

import requests
from fastapi import FastAPI

app = FastAPI()
UPSTREAM = os.getenv("UPSTREAM_URL", "http://localhost:9000").rstrip("/")  # expect: config-in-snapshot


@app.get("/proxy/{path:path}")
def proxy(path: str):
    return requests.get(f"{UPSTREAM}/{path}", timeout=5).json()
