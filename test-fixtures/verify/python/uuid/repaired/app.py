"""A service that tells which instance of it answered; each clone takes a name of its own."""
import uuid

from snapcheck_hooks import OnRestore

INSTANCE = OnRestore(lambda: uuid.uuid4().hex)


def handler(event, context):
    return {"served_by": INSTANCE.get(), "api": "2026-01"}
