"""xid: machine id, process id and a counter that was started at import."""
import logging

from xid import Xid

log = logging.getLogger("dispatch")


def lambda_handler(event, context):
    batch = Xid().string()  # expect: stateful-id-generator
    for record in event["Records"]:
        log.info("%s %s", batch, record["messageId"])
    return {"batch": batch, "size": len(event["Records"])}
