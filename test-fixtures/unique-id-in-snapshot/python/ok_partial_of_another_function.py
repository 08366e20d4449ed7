"""What a partial stands for is its first argument: the functions among the others are not called."""
import functools
import uuid

HANDLERS = {}


def register(wrapped, operation, table):
    table[operation] = wrapped
    return wrapped


def implements(operation):
    return functools.partial(register, operation=operation, table=HANDLERS)


@implements(uuid.uuid4)
def make_id():
    return "order-" + uuid.uuid4().hex


@implements(uuid.uuid5)
def make_named_id(name):
    return uuid.uuid5(uuid.NAMESPACE_URL, name).hex


def lambda_handler(event, context):
    return {"id": make_id(), "name": make_named_id(event["name"])}
