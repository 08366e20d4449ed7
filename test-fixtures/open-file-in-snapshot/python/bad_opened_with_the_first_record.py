"""With `delay` the handler opens its file for the first record, and that comes before the snapshot."""
import logging
import logging.handlers

ORDERS = logging.FileHandler("orders.log", delay=True)  # expect: open-file-in-snapshot
ERRORS = logging.FileHandler("errors.log", "a", None, True)  # expect: open-file-in-snapshot
ROTATING = logging.handlers.RotatingFileHandler("rotating.log", delay=True)  # expect: open-file-in-snapshot
logging.basicConfig(handlers=[ORDERS, ERRORS, ROTATING])
logging.warning("loading")

NAMED = open("1", "w")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    print(event["order"], file=NAMED)
    logging.getLogger(__name__).info("order %s", event["order"])
