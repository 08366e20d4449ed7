"""Nothing imports it, and it prints only when something is missing: a module like any other."""
import random

try:
    import orjson as json
except ImportError:
    import json

    print("orjson is not installed, json serves as well")
    raise

BUCKET = random.randrange(8)  # expect: random-value-in-snapshot


def encode(order):
    return json.dumps({"bucket": BUCKET, "order": order})
