"""Reseeding at import does not help: it happens before the snapshot as well."""
import random

random.seed()

WORDS = ("amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "haze")


def lambda_handler(event, context):
    name = "-".join(random.choice(WORDS) for _ in range(3))  # expect: hidden-prng-in-handler
    return {"room": name, "host": event["host"]}
