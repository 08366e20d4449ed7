"""SystemRandom was made before the snapshot, but has no state: its numbers are fresh."""
import random

from snapshot_restore_py import register_after_restore

_system = random.SystemRandom()
rng = random.Random()


@register_after_restore
def reseed():
    rng.seed(_system.getrandbits(256))


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
