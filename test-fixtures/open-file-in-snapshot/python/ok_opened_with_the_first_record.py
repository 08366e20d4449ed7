"""With `delay` the handler opens its file when there is something to write."""
import logging
import logging.handlers

ORDERS = logging.FileHandler("orders.log", delay=True)  # note: open-file-in-snapshot
ERRORS = logging.FileHandler("errors.log", "a", None, True)  # note: open-file-in-snapshot
ROTATING = logging.handlers.RotatingFileHandler("rotating.log", delay=True)  # note: open-file-in-snapshot

if 0:
    DEBUG = open("/tmp/debug.log", "w")


def lambda_handler(event, context):
    logging.getLogger(__name__).info("order %s", event["order"])
