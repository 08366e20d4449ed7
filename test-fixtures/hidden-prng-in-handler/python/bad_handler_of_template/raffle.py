"""Nothing in this file says that draw() is a handler: the template does."""
import random


def draw(message, runtime):
    pool = eligible(message["participants"])
    return {"winners": random.sample(pool, k=message["prizes"])}  # expect: hidden-prng-in-handler


def eligible(participants):
    return [name for name in participants if not name.startswith("staff-")]
