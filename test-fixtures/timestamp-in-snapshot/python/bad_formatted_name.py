"""Formatting and joining the reading does not make it fresh."""
import logging
from datetime import datetime, timezone as tz

BATCH = "batch-" + datetime.now(tz.utc).strftime("%Y%m%dT%H%M%S")  # expect: timestamp-in-snapshot

logger = logging.getLogger()


def handler(event, context):
    for number, record in enumerate(event["Records"]):
        logger.info("%s/%d %s", BATCH, number, record["messageId"])
    return {"batch": BATCH}
