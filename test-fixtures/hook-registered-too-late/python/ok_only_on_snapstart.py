"""Registered at import, but only where a snapshot will be taken."""
import os
import time

from snapshot_restore_py import register_after_restore

started_at = time.time()


def on_restore():
    global started_at
    started_at = time.time()


if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    register_after_restore(on_restore)


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at}
