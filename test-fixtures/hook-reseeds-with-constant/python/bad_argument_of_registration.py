"""register_after_restore passes its further arguments to the hook: here a constant seed."""
import random

from snapshot_restore_py import register_after_restore

rng = random.Random()
register_after_restore(rng.seed, 42)  # expect: hook-reseeds-with-constant


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
