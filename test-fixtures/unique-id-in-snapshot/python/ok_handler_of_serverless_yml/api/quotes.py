import json
import logging
import uuid

log = logging.getLogger(__name__)


def create(request, runtime):
    """The module with the series is imported here, after the restore."""
    from api import series

    quote = f"{series.NAME}-{uuid.uuid4()}"
    log.info("quote %s", quote)
    return {"statusCode": 201, "body": json.dumps({"quote": quote})}
