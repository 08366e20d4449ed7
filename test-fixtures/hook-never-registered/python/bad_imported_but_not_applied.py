"""The decorator was imported and then forgotten."""
import uuid

from snapshot_restore_py import register_after_restore, register_before_snapshot

instance_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@register_before_snapshot
def before_snapshot():
    print("snapshot of", instance_id)


def after_restore():  # expect: hook-never-registered
    global instance_id
    instance_id = uuid.uuid4().hex


def lambda_handler(event, context):
    return {"instance": instance_id}
