"""A restore is no fork: this function is called in worker processes, never in a clone of the machine."""
import os
import random

rng = random.Random()  # expect: prng-state-in-snapshot
os.register_at_fork(after_in_child=rng.seed)  # expect: fork-guard-is-not-restore-guard


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
