"""Outside of Lambda the library is missing and the decorator does nothing."""
import uuid

try:
    from snapshot_restore_py import register_after_restore
except ImportError:

    def register_after_restore(function):
        return function


instance_id = uuid.uuid4().hex


@register_after_restore
def after_restore():
    global instance_id
    instance_id = uuid.uuid4().hex


def lambda_handler(event, context):
    return {"instance": instance_id}
