"""Only one function is registered; it calls those of the parts."""
import secrets
import time

import snapshot_restore_py

csrf_salt = secrets.token_bytes(16)
started_at = time.time()


def salt_after_restore():
    global csrf_salt
    csrf_salt = secrets.token_bytes(16)


def clock_after_restore():
    global started_at
    started_at = time.time()


@snapshot_restore_py.register_after_restore
def after_restore():
    salt_after_restore()
    clock_after_restore()


def lambda_handler(event, context):
    return {"salt": csrf_salt.hex(), "uptime": time.time() - started_at}
