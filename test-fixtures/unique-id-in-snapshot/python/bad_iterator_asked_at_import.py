"""Whoever asks the iterator before the snapshot runs the function."""
import uuid

NAMES = list(map(lambda name: f"{name}-{uuid.uuid4()}", ("eu", "us")))  # expect: unique-id-in-snapshot
TOKENS = {}
for token in map(lambda name: f"{name}-{uuid.uuid4()}", ("eu", "us")):  # expect: unique-id-in-snapshot
    TOKENS[token] = True

LAZY = map(lambda name: f"{name}-{uuid.uuid4()}", ("eu", "us"))  # expect: unique-id-in-snapshot
FIRST = next(LAZY)


def lambda_handler(event, context):
    return {"names": NAMES, "first": FIRST, "known": event["token"] in TOKENS}
