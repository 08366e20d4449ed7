"""The hook renews one of two readings."""
import time

from snapshot_restore_py import register_after_restore

started_at = time.time()
last_refresh = time.time()  # expect: timestamp-in-snapshot


@register_after_restore
def on_restore():
    global started_at
    started_at = time.time()


def lambda_handler(event, context):
    now = time.time()
    return {"uptime": now - started_at, "stale": now - last_refresh > 300}
