"""A set-up function that the handler calls once."""
import uuid

import snapshot_restore_py

instance_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot
_ready = False


def renew():
    global instance_id
    instance_id = uuid.uuid4().hex


def set_up():
    global _ready
    if not _ready:
        snapshot_restore_py.register_after_restore(renew)  # expect: hook-registered-too-late
        _ready = True


def lambda_handler(event, context):
    set_up()
    return {"instance": instance_id}
