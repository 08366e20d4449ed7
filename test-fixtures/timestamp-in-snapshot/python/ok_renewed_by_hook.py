import time

from snapshot_restore_py import register_after_restore

started_at = time.time()


@register_after_restore
def on_restore():
    global started_at
    started_at = time.time()


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at}
