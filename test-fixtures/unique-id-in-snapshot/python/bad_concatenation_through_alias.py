"""The alias of the import and the string around it must not hide the id."""
import logging
from uuid import uuid4 as new_id

TRACE_PREFIX = "svc-checkout-" + str(new_id()) + "-"  # expect: unique-id-in-snapshot

log = logging.getLogger(__name__)
_requests = 0


def lambda_handler(event, context):
    global _requests
    _requests += 1
    trace = TRACE_PREFIX + str(_requests)
    log.info("start %s", trace)
    total = sum(line["price"] * line["quantity"] for line in event["lines"])
    return {"trace": trace, "total": total}
