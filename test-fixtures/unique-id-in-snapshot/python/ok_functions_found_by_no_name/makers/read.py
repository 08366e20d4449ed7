"""Only requests call it with True."""
import uuid

FOUND = {}


def fill(fresh=False):
    if fresh:
        FOUND["id"] = uuid.uuid4().hex
