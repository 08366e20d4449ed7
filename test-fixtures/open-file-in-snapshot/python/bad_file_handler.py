"""The handler of the logging module keeps its file open."""
import logging
import logging.handlers

log = logging.getLogger("billing")
log.setLevel(logging.INFO)
log.addHandler(logging.handlers.RotatingFileHandler("/mnt/efs/billing.log", maxBytes=1_000_000))  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    log.info("invoice %s", event["invoice"])
    return {"invoice": event["invoice"]}
