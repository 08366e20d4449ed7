"""Handler: app.lambda_handler. It imports ids, but never the module with the hook."""
import logging

import ids

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    log.info("instance %s", ids.instance_id)
    return {"instance": ids.instance_id}
