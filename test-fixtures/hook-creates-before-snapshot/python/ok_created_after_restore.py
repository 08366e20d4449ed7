import uuid

from snapshot_restore_py import register_after_restore

instance_id = None


@register_after_restore
def assign_instance_id():
    global instance_id
    instance_id = uuid.uuid4().hex


def lambda_handler(event, context):
    return {"instance": instance_id}
