"""Takes payments; the reference must never repeat."""
import random


def handler(event, context):
    return {"reference": f"{random.getrandbits(64):016x}", "amount": event.get("amount", 0)}
