"""The service's documents, not documents about the service: the handler imports it."""
import uuid

REVISION = uuid.uuid4().hex  # expect: unique-id-in-snapshot
