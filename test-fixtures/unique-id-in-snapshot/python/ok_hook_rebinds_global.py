"""The documented repair: renew the id after every restore."""
import logging
import uuid

from snapshot_restore_py import register_after_restore

log = logging.getLogger(__name__)
instance_id = uuid.uuid4().hex


@register_after_restore
def renew_instance_id():
    global instance_id
    instance_id = uuid.uuid4().hex
    log.info("restored as %s", instance_id)


def lambda_handler(event, context):
    return {"instance": instance_id, "echo": event}
