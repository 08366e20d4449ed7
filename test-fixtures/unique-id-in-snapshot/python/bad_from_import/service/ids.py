import uuid

INSTANCE_ID = uuid.uuid4().hex  # expect: unique-id-in-snapshot
