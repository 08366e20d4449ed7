import json
import logging
import uuid

log = logging.getLogger(__name__)
SERIES = uuid.uuid4().hex[:8]  # expect: unique-id-in-snapshot
_number = 0


def create(request, runtime):
    global _number
    _number += 1
    log.info("quote %d of series %s", _number, SERIES)
    return {"statusCode": 201, "body": json.dumps({"quote": f"{SERIES}-{_number}"})}
