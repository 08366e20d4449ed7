"""Requests carry the id of a session, which is asked for once in each clone and kept."""
import functools
import uuid

from snapcheck_hooks import after_restore


@functools.lru_cache(maxsize=None)
def session():
    return str(uuid.uuid4())


session()  # so that the first request need not wait
after_restore(session.cache_clear)


def handler(event, context):
    return {"session": session()}
