import uuid

import typer
import uvicorn
from fastapi import FastAPI

cli = typer.Typer()
api = FastAPI()
SETTINGS = {}


@api.get("/")
def index():
    return {"node": SETTINGS["node"]}


@cli.command()
def serve(port: int = 8000):
    SETTINGS["node"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    uvicorn.run(api, port=port)


@cli.command()
def version():
    SETTINGS["run"] = uuid.uuid4().hex
    print("1.0")


if __name__ == "__main__":
    cli()
