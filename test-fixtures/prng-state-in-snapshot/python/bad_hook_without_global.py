"""The hook forgets the global statement: the new generator is a local that is dropped at once."""
import random

from snapshot_restore_py import register_after_restore

rng = random.Random()  # expect: prng-state-in-snapshot


def on_restore():
    rng = random.Random()
    rng.random()


register_after_restore(on_restore)


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
