"""The hook seeds with a reading of the clock that was taken before the snapshot."""
import random
import time

from snapshot_restore_py import register_after_restore

RNG = random.Random()
BOOT = time.time_ns()  # expect: timestamp-in-snapshot


@register_after_restore
def reseed():
    RNG.seed(BOOT)  # expect: hook-reseeds-from-captured-state


def handler(event, context):
    return RNG.randrange(100)
