"""Ids for connections that are made in advance."""
import uuid

SLOTS = 4
slots = []
for number in range(SLOTS):
    slots.append(f"{number}-{uuid.uuid4().hex}")  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    slot = slots[int(event["client"]) % SLOTS]
    return {"slot": slot}
