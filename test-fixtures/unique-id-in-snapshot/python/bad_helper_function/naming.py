"""Names for workers. Nothing is computed here at import: the caller decides when."""
import uuid


def make_worker_id(role):
    suffix = short_id()
    return f"{role}-{suffix}"


def short_id():
    return uuid.uuid4().hex[:10]
