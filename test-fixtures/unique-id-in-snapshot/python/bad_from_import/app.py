import logging

from service.ids import INSTANCE_ID

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    log.info("instance %s got %d records", INSTANCE_ID, len(event["Records"]))
    return {"instance": INSTANCE_ID}
