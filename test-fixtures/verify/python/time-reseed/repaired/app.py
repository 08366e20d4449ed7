"""Draws lots; clones that are restored in the same second still draw others."""
import os
import random

from snapcheck_hooks import after_restore


@after_restore
def reseed():
    random.seed(os.urandom(32))


def handler(event, context):
    return {"lot": random.randrange(10**9)}
