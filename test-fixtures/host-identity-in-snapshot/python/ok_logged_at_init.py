"""Written to the log during start-up and not kept."""
import logging
import os
import platform

log = logging.getLogger(__name__)
log.info("starting on %s as process %d", platform.node(), os.getpid())


def describe_runtime():
    host = platform.node()
    log.debug("initialised by %s", host)


describe_runtime()


def lambda_handler(event, context):
    return {"ok": True, "keys": sorted(event)}
