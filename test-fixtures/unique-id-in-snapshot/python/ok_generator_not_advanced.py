"""A generator function runs when somebody asks for the first value: the handler."""
import uuid


def id_source(prefix):
    while True:
        yield f"{prefix}-{uuid.uuid4().hex}"


ORDER_IDS = id_source("order")
TICKET_IDS = iter(uuid.uuid4, None)


def lambda_handler(event, context):
    return {"order": next(ORDER_IDS), "ticket": str(next(TICKET_IDS))}
