import functools
import uuid

from snapshot_restore_py import register_after_restore

_instance_id = uuid.uuid4().hex


@functools.cache
def log_prefix(service):
    return f"[{service}/{_instance_id[:8]}]"


print(log_prefix("returns"), "loaded")


@register_after_restore
def renew():
    global _instance_id
    _instance_id = uuid.uuid4().hex
    log_prefix.cache_clear()


def lambda_handler(event, context):
    print(log_prefix("returns"), event["order"])
    return {"instance": _instance_id}
