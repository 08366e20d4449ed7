import logging
import uuid

log = logging.getLogger(__name__)

# snapcheck: ignore[unique-id-in-snapshot] names the build, not the instance; shared on purpose
BUILD_ID = uuid.uuid4().hex


def lambda_handler(event, context):
    log.info("build %s", BUILD_ID)
    return {"build": BUILD_ID}
