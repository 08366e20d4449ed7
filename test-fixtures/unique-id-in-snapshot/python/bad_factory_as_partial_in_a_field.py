"""The service gets its factory handed in, as a partial: what it passes is not the factory's first argument."""
import functools
import uuid


def make_id(prefix=None, fresh=False):
    if fresh:
        return f"{prefix}-{uuid.uuid4()}"
    return "none"


class Service:
    def __init__(self, factory):
        self.factory = factory

    def start(self):
        return self.factory(True)


INSTANCE = Service(functools.partial(make_id, "orders")).start()  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"instance": INSTANCE}
