"""A constructor that runs in the handler, and one that is written out and runs no `__post_init__`."""
import uuid
from dataclasses import dataclass


@dataclass
class Order:
    total: int = 0

    def __post_init__(self):
        self.number = uuid.uuid4().hex


class Legacy:
    def __init__(self, name):
        self.name = name

    def __post_init__(self):
        self.number = uuid.uuid4().hex


LEGACY = Legacy("eu-1")


def lambda_handler(event, context):
    order = Order(event["total"])
    return {"order": order.number, "legacy": LEGACY.name}
