import uuid

TRAIL = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def run(payload):
    return {"trail": TRAIL, "fields": sorted(payload)}
