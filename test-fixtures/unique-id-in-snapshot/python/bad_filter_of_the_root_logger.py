"""Filters and handlers that only the logging module holds."""
import logging
import uuid


class InstanceFilter(logging.Filter):
    def __init__(self):
        super().__init__()
        self.instance = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def filter(self, record):
        record.instance = self.instance
        return True


class TraceHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.trace = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def emit(self, record):
        print(self.trace, record.getMessage())


logging.getLogger().addFilter(InstanceFilter())
logging.getLogger("orders").addHandler(TraceHandler())


def lambda_handler(event, context):
    logging.getLogger("orders").info("order %s", event["order"])
    return {"ok": True}
