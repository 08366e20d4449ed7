"""Without `delay` the handler opens its file when it is made."""
import logging
import logging.handlers

ORDERS = logging.FileHandler("orders.log", delay=False)  # expect: open-file-in-snapshot
ROTATING = logging.handlers.RotatingFileHandler("rotating.log", backupCount=5)  # expect: open-file-in-snapshot

if 1:
    DEBUG = open("/tmp/debug.log", "w")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    logging.getLogger(__name__).info("order %s", event["order"])
