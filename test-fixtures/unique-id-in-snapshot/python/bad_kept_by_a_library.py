"""Tags and context variables that a library keeps for all that comes later."""
import uuid

import sentry_sdk
import structlog

sentry_sdk.set_tag("worker", uuid.uuid4().hex)  # expect: unique-id-in-snapshot
structlog.contextvars.bind_contextvars(worker=uuid.uuid4().hex)  # expect: unique-id-in-snapshot
log = structlog.get_logger()


def lambda_handler(event, context):
    log.info("order", order=event["order"])
    return {"order": event["order"]}
