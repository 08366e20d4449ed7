"""The id of the worker is made at its first use, and again after each restore."""
import uuid

from snapcheck_hooks import OnRestore


def make_name():
    return "worker-" + str(uuid.uuid4())


class Tracer:
    def __init__(self):
        self.session = OnRestore(uuid.uuid4)


NAME = OnRestore(make_name)
TRACER = Tracer()


def lambda_handler(event, context):
    return {"worker": NAME.get(), "session": str(TRACER.session()), "event": event["id"]}
