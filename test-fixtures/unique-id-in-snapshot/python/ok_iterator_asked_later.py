"""map() only makes an iterator; the function runs when the handler asks it."""
import uuid
from itertools import starmap

NAMES = map(lambda name: f"{name}-{uuid.uuid4()}", ("eu", "us", "ap"))
PAIRS = starmap(lambda name, n: f"{name}-{n}-{uuid.uuid4()}", [("eu", 1), ("us", 2)])


def lambda_handler(event, context):
    return {"name": next(NAMES), "pairs": list(PAIRS)}
