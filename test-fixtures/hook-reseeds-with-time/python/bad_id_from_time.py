"""The id is renewed, but two clones that are restored together get the same one."""
import time
import uuid

from snapshot_restore_py import register_after_restore

instance_id = uuid.uuid4().hex


@register_after_restore
def renew():
    global instance_id
    instance_id = f"i-{time.time_ns():x}"  # expect: hook-reseeds-with-time


def lambda_handler(event, context):
    return {"instance": instance_id, "echo": event["message"]}
