"""There is a function that registers the hooks, and no call of it."""
import time

from snapshot_restore_py import register_after_restore

started_at = time.time()  # expect: timestamp-in-snapshot


def on_restore():  # expect: hook-never-registered
    global started_at
    started_at = time.time()


def install_hooks():
    register_after_restore(on_restore)


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at}
