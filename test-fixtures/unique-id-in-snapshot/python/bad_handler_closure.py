"""The handler is made by a factory; what the factory computed is captured by the closure."""
import logging
import uuid

logger = logging.getLogger()


def build_handler(service):
    instance = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def handler(event, context):
        logger.info("%s/%s handles %s", service, instance, event["type"])
        return {"service": service, "instance": instance}

    return handler


lambda_handler = build_handler("notifications")
