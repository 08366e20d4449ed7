"""Nobody calls it with True by its name."""
import uuid

FOUND = {}


def fill(fresh=False):
    if fresh:
        FOUND["id"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
