"""Many clones are restored in the same millisecond, and the clock of a restored guest may start where it stopped."""
import random
import time

from snapshot_restore_py import register_after_restore

rng = random.Random()


@register_after_restore
def reseed():
    rng.seed(int(time.time() * 1000))  # expect: hook-reseeds-with-time


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
