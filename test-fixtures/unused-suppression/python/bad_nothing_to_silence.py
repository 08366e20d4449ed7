"""The code was repaired, the comment stayed."""
import logging
import uuid

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    # expect: unused-suppression
    # snapcheck: ignore[unique-id-in-snapshot] one id for the process is enough
    request_id = uuid.uuid4().hex
    log.info("request %s", request_id)
    return {"request": request_id}
