"""Draws lots; clones differ by the nanosecond at which the hook looks at the clock, which can be guessed, and by nothing else."""
import random
import time

from snapcheck_hooks import after_restore

LOTS = random.Random()


@after_restore
def reseed():
    LOTS.seed(time.time_ns())


def handler(event, context):
    return {"lot": LOTS.getrandbits(64)}
