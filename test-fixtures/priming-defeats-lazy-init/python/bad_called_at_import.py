"""The getter is lazy, and the last line of the module asks it."""
import logging
import uuid

log = logging.getLogger(__name__)
_instance_id = None


def instance_id():
    global _instance_id
    if _instance_id is None:
        _instance_id = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
    return _instance_id


def lambda_handler(event, context):
    return {"instance": instance_id()}


log.info("module is loaded, instance %s", instance_id())
