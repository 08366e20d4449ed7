"""default_factory is called for every instance."""
import json
import uuid
from dataclasses import asdict, dataclass, field

import boto3

bus = boto3.client("events")


@dataclass
class DomainEvent:
    kind: str
    subject: str
    event_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    tags: list = field(default_factory=list)


def lambda_handler(event, context):
    domain_event = DomainEvent(kind="CustomerMoved", subject=event["customerId"])
    bus.put_events(Entries=[{"Source": "crm", "DetailType": domain_event.kind, "Detail": json.dumps(asdict(domain_event))}])
    return {"eventId": domain_event.event_id}
