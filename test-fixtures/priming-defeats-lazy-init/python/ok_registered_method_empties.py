"""A method of the dictionary, and one of the memoizer, are the hooks themselves."""
import uuid
from functools import lru_cache

from snapshot_restore_py import register_before_snapshot

IDS = {}


def ident(kind):
    if kind not in IDS:
        IDS[kind] = uuid.uuid4().hex
    return IDS[kind]


@lru_cache
def trace(kind):
    return f"{kind}-{uuid.uuid4()}"


register_before_snapshot(IDS.clear)
register_before_snapshot(trace.cache_clear)
ident("warm")
trace("warm")


def lambda_handler(event, context):
    return ident(event["kind"]) + trace(event["kind"])
