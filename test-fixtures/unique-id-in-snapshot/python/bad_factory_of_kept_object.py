"""default_factory runs for every instance, and this one is made when the module is loaded; the base has a factory, too."""
import uuid
from dataclasses import dataclass, field

import attrs


@dataclass
class Member:
    node_id: str = field(default_factory=lambda: uuid.uuid4().hex)  # expect: unique-id-in-snapshot


@dataclass
class Worker(Member):
    queue: str = "orders"


@attrs.define
class Lease:
    holder: uuid.UUID = attrs.field(factory=uuid.uuid4)  # expect: unique-id-in-snapshot


@attrs.define
class Shard:
    owner: str = attrs.field(default=attrs.Factory(lambda: uuid.uuid4().hex))  # expect: unique-id-in-snapshot


WORKER = Worker(queue="refunds")
LEASE = Lease()
SHARD = Shard()


def lambda_handler(event, context):
    return {"worker": WORKER.node_id, "queue": WORKER.queue, "lease": str(LEASE.holder), "shard": SHARD.owner}
