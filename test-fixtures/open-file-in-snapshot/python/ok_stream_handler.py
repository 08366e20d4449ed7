"""Logging to the standard streams, which the platform gives to every clone."""
import json
import logging
import sys

console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter(json.dumps({"level": "%(levelname)s", "message": "%(message)s"})))
log = logging.getLogger("billing")
log.addHandler(console)


def lambda_handler(event, context):
    log.info("invoice %s", event["invoice"])
    return {"invoice": event["invoice"]}
