"""click calls one of the commands, which runs until the program ends."""
import uuid

import click
import uvicorn
from fastapi import FastAPI

app = FastAPI()
SETTINGS = {}


@app.get("/")
def index():
    return {"node": SETTINGS["node"]}


@click.group()
def cli():
    """Orders."""


@cli.command()
@click.option("--port", default=8000)
def serve(port):
    SETTINGS["node"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    uvicorn.run(app, port=port)


@cli.command()
def new_tenant():
    SETTINGS["tenant"] = uuid.uuid4().hex
    click.echo(SETTINGS["tenant"])


if __name__ == "__main__":
    cli()
