"""Draws lots; the generator is seeded anew after a restore, but with what?"""
import random

from snapcheck_hooks import after_restore


@after_restore
def reseed():
    random.seed(20260101)


def handler(event, context):
    return {"lot": random.randrange(10**9)}
