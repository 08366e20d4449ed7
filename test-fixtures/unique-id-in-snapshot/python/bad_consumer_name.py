"""Reads a Redis stream as a member of a consumer group; the name must be unique in the group."""
import os
from uuid import uuid4

import redis

GROUP = "billing"
CONSUMER = f"{GROUP}-{uuid4().hex[:12]}"  # expect: unique-id-in-snapshot

client = redis.Redis(host=os.environ["REDIS_HOST"])


def handler(event, context):
    stream = event["stream"]
    entries = client.xreadgroup(GROUP, CONSUMER, {stream: ">"}, count=50)
    handled = 0
    for _, messages in entries:
        for message_id, fields in messages:
            settle(fields)
            client.xack(stream, GROUP, message_id)
            handled += 1
    return {"consumer": CONSUMER, "handled": handled}


def settle(fields):
    amount = int(fields[b"cents"])
    if amount < 0:
        raise ValueError("negative amount")
