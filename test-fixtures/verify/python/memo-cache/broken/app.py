"""Requests carry the id of a session, which is asked for once and kept."""
import functools
import uuid


@functools.lru_cache(maxsize=None)
def session():
    return str(uuid.uuid4())


session()  # so that the first request need not wait


def handler(event, context):
    return {"session": session()}
