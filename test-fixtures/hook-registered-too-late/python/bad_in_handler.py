"""Registered by the first request: the restore is over, and the next clone starts from the snapshot again."""
import random

from snapshot_restore_py import register_after_restore

rng = random.Random()  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    register_after_restore(rng.seed)  # expect: hook-registered-too-late
    return {"pick": rng.choice(event["candidates"])}
