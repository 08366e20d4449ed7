"""Seeding from the clock at import is still before the snapshot."""
import random
import time

generator = random.Random(time.time_ns())  # expect: prng-state-in-snapshot


def handler(event, context):
    winners = generator.sample(event["participants"], k=event["prizes"])
    return {"winners": winners}
