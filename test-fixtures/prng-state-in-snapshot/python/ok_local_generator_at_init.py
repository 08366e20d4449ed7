"""A generator that only lives while a table is built; the table is made of constants."""
import random


def check_distribution(weights):
    rng = random.Random(99)
    hits = [0] * len(weights)
    for _ in range(1000):
        hits[rng.choices(range(len(weights)), weights)[0]] += 1
    if min(hits) == 0:
        raise ValueError("a variant would never be shown")


VARIANTS = {"control": 80, "treatment": 20}
check_distribution(list(VARIANTS.values()))


def lambda_handler(event, context):
    bucket = event["visitorNumber"] % 100
    return {"variant": "control" if bucket < VARIANTS["control"] else "treatment"}
