"""After-restore code draws from the hidden generator, which is still in the state of the snapshot."""
import random

from snapshot_restore_py import register_after_restore

worker_slot = None


@register_after_restore
def choose_slot():
    global worker_slot
    worker_slot = random.randrange(64)  # expect: hidden-prng-in-handler


def lambda_handler(event, context):
    return {"slot": worker_slot, "job": event["job"]}
