"""A partial keeps what it is made with, and gives it to the function that it stands for."""
import functools
import uuid

SEEN = []


def tag(instance, order):
    SEEN.append(instance)
    return {"instance": instance, "order": order}


tag_order = functools.partial(tag, uuid.uuid4().hex)  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return tag_order(event["order"])
