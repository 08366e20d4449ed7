"""A comment without a reason does not silence anything."""
import logging
import uuid

log = logging.getLogger(__name__)

# expect: suppression-without-reason
# snapcheck: ignore[unique-id-in-snapshot]
BUILD_ID = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    log.info("build %s", BUILD_ID)
    return {"build": BUILD_ID}
