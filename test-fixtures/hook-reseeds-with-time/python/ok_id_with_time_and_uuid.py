"""Sortable by time, unique by its random part."""
import time
import uuid

from snapshot_restore_py import register_after_restore


def new_instance_id():
    return f"{int(time.time()):x}-{uuid.uuid4().hex}"


instance_id = None


@register_after_restore
def renew():
    global instance_id
    instance_id = new_instance_id()


def lambda_handler(event, context):
    return {"instance": instance_id or new_instance_id()}
