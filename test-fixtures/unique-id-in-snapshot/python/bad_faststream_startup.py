"""FastStream: a function of the start, and subscribers."""
import uuid

from faststream import FastStream
from faststream.kafka import KafkaBroker

broker = KafkaBroker("localhost:9092")
app = FastStream(broker)
STATE = {}


@app.on_startup
async def begin():
    STATE["node"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@broker.subscriber("orders")
async def label(order: dict) -> dict:
    return {"order": order["id"], "label": uuid.uuid4().hex, "by": STATE["node"]}
