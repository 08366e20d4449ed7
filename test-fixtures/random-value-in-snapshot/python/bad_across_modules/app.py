import logging

from config import settings

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    log.info("slot %d of %d", settings["slot"], settings["slots"])
    return {"slot": settings["slot"]}
