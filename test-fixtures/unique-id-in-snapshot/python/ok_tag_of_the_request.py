"""The tag is that of a request."""
import uuid

import sentry_sdk
import structlog

log = structlog.get_logger()


def lambda_handler(event, context):
    sentry_sdk.set_tag("request", uuid.uuid4().hex)
    structlog.contextvars.bind_contextvars(request=uuid.uuid4().hex)
    log.info("order", order=event["order"])
    return {"order": event["order"]}
