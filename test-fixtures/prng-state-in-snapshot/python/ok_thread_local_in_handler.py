"""A generator per thread, made when the thread asks for it first."""
import random
import threading

_local = threading.local()


def generator():
    if not hasattr(_local, "rng"):
        _local.rng = random.Random()
    return _local.rng


def lambda_handler(event, context):
    return {"pick": generator().choice(event["candidates"])}
