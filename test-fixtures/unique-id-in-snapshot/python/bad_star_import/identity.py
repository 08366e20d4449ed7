import uuid

__all__ = ["INSTANCE_ID", "SERVICE"]

SERVICE = "loyalty"
INSTANCE_ID = f"{SERVICE}-{uuid.uuid4()}"  # expect: unique-id-in-snapshot
