"""The service; beside it a tool that somebody starts by hand, which nothing snapshots."""
from fastapi import FastAPI

app = FastAPI()


@app.get("/orders/{number}")
def order(number: int):
    return {"order": number}
