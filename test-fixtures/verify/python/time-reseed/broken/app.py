"""Draws lots; clones that are restored in the same second draw the same ones."""
import random
import time

from snapcheck_hooks import after_restore


@after_restore
def reseed():
    random.seed(int(time.time()))


def handler(event, context):
    return {"lot": random.randrange(10**9)}
