# snapcheck-args: --platform criu
import os

import requests
from fastapi import FastAPI

app = FastAPI()


def upstream():
    return os.environ.get("UPSTREAM_URL", "http://localhost:9000").rstrip("/")


@app.get("/proxy/{path:path}")
def proxy(path: str):
    return requests.get(f"{upstream()}/{path}", timeout=5).json()
