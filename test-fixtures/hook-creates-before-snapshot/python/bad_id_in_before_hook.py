"""The wrong one of the two decorators: this runs before the snapshot, once for all clones."""
import uuid

from snapshot_restore_py import register_before_snapshot

instance_id = None


@register_before_snapshot
def assign_instance_id():
    global instance_id
    instance_id = uuid.uuid4().hex  # expect: hook-creates-before-snapshot


def lambda_handler(event, context):
    return {"instance": instance_id}
