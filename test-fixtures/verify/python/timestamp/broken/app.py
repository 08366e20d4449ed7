"""Tells since when this instance runs."""
import time

STARTED = time.time()


def handler(event, context):
    return {"started": STARTED, "region": "eu"}
