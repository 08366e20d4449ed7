"""Tells since when this instance runs: a clone since its restore."""
import time

from snapcheck_hooks import after_restore

STARTED = time.time()


@after_restore
def restart():
    global STARTED
    STARTED = time.time()


def handler(event, context):
    return {"started": STARTED, "region": "eu"}
