"""The handler runs on the main thread, which has already got its generator at import."""
import random
import threading

_local = threading.local()
_local.rng = random.Random()  # expect: prng-state-in-snapshot


def generator():
    if not hasattr(_local, "rng"):
        _local.rng = random.Random()
    return _local.rng


def lambda_handler(event, context):
    return {"pick": generator().choice(event["candidates"])}
