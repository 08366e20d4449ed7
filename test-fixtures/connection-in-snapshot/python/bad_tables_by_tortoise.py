"""Tortoise: making the tables opens the connections that all models use."""
import os

from quart import Quart
from tortoise import Tortoise, fields
from tortoise.models import Model

app = Quart(__name__)


class Event(Model):
    id = fields.IntField(pk=True)
    name = fields.CharField(max_length=80)


@app.before_serving
async def start():
    await Tortoise.init(db_url=os.environ["DATABASE_URL"], modules={"models": ["app"]})
    await Tortoise.generate_schemas()  # expect: connection-in-snapshot


@app.get("/events")
async def events():
    return [event.name async for event in Event.all()]
