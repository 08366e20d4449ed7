"""All clones have the host name of the machine that was snapshotted."""
import logging
import socket

HOST = socket.gethostname()  # expect: host-identity-in-snapshot
log = logging.getLogger(__name__)


def lambda_handler(event, context):
    log.info("host=%s records=%d", HOST, len(event["Records"]))
    return {"host": HOST}
