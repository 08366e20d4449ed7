"""The module with the id is imported inside the handler: its body runs in every clone on its own."""
import logging

log = logging.getLogger(__name__)


def lambda_handler(event, context):
    from session import SESSION_ID

    log.info("session %s", SESSION_ID)
    return {"session": SESSION_ID}
