"""A service that tells which instance of it answered."""
import uuid

INSTANCE = uuid.uuid4().hex


def handler(event, context):
    return {"served_by": INSTANCE, "api": "2026-01"}
