"""Code behind `if 0:` never runs."""
import logging

if 0:
    DEBUG = open("/tmp/debug.log", "w")


def lambda_handler(event, context):
    logging.getLogger(__name__).info("order %s", event["order"])
