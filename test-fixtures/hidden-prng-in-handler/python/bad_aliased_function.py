from random import randint as pick_number

import redis

cache = redis.Redis(host="cache.internal")


def handler(event, context):
    """One-time codes: guessable when another clone has already shown the same sequence."""
    code = f"{pick_number(0, 999999):06d}"  # expect: hidden-prng-in-handler
    cache.setex(f"otp:{event['phone']}", 300, code)
    return {"sent": True}
