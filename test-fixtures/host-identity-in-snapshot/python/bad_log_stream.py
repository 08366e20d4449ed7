"""The log stream belongs to the environment that initialised, or is not set at all."""
import os

from aws_lambda_powertools import Logger

LOG_STREAM = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME", "unknown")  # expect: host-identity-in-snapshot
logger = Logger(service="returns")


@logger.inject_lambda_context
def lambda_handler(event, context):
    logger.info("return received", extra={"order": event["order"]})
    return {"order": event["order"], "logs": LOG_STREAM}
