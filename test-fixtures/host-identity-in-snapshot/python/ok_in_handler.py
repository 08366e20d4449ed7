import logging
import os
import socket

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    log.info("host=%s pid=%d stream=%s", socket.gethostname(), os.getpid(), context.log_stream_name)
    return {"records": len(event["Records"])}
