"""The hooks are installed by a function that the module calls when it is imported."""
import time

from snapshot_restore_py import register_after_restore

started_at = time.time()


def on_restore():
    global started_at
    started_at = time.time()


def install_hooks():
    register_after_restore(on_restore)


install_hooks()


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at}
