"""Ids count up from a random number; clones count the same ones."""
import itertools
import random

request_ids = itertools.count(random.getrandbits(31))  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    return {"requestId": f"{next(request_ids):08x}"}
