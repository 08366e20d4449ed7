"""The default of a dataclass field is a class attribute: all instances share it."""
import json
import uuid
from dataclasses import asdict, dataclass

import boto3

bus = boto3.client("events")


@dataclass
class DomainEvent:
    kind: str
    subject: str
    event_id: str = str(uuid.uuid4())  # expect: unique-id-in-snapshot
    version: int = 1


def lambda_handler(event, context):
    domain_event = DomainEvent(kind="CustomerMoved", subject=event["customerId"])
    bus.put_events(Entries=[{"Source": "crm", "DetailType": domain_event.kind, "Detail": json.dumps(asdict(domain_event))}])
    return {"eventId": domain_event.event_id}
