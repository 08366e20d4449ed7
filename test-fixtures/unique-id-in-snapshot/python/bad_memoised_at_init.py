"""A memoised function that init code calls once: its only result stays in the memo."""
import functools
import logging
import uuid

log = logging.getLogger(__name__)


@functools.lru_cache(maxsize=None)
def node_name():
    return f"node-{uuid.uuid4().hex[:8]}"  # expect: unique-id-in-snapshot


def check_environment():
    if not node_name().startswith("node-"):
        raise RuntimeError("bad node name")


check_environment()


def handler(event, context):
    log.info("%s: %d records", node_name(), len(event["Records"]))
    return {"node": node_name()}
