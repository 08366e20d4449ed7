"""The logger got the id at import and is not told about the new one."""
import logging
import uuid

from snapshot_restore_py import register_after_restore

instance_id = uuid.uuid4().hex  # expect: hook-misses-alias
log = logging.LoggerAdapter(logging.getLogger(__name__), {"instance": instance_id})


def on_restore():
    global instance_id
    instance_id = uuid.uuid4().hex


register_after_restore(on_restore)


def lambda_handler(event, context):
    log.info("%d records", len(event["Records"]))
    return {"instance": instance_id}
