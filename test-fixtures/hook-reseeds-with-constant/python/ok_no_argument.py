"""seed() without an argument asks the operating system."""
import random

from snapshot_restore_py import register_after_restore

rng = random.Random()


@register_after_restore
def reseed():
    rng.seed()


def lambda_handler(event, context):
    return {"winners": rng.sample(event["participants"], k=event["prizes"])}
