"""Structured logging: formatters, filters and adapters without anything that belongs to one process."""
import contextvars
import datetime
import json
import logging
import logging.config
import os
import sys
import traceback

_request_id = contextvars.ContextVar("request_id", default=None)
_RESERVED = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}

LEVELS = {"botocore": "WARNING", "urllib3": "WARNING", "asyncio": "ERROR"}


class JsonFormatter(logging.Formatter):
    """One JSON object a line; the time is taken from the record, not from the formatter."""

    def __init__(self, service, stage):
        super().__init__()
        self.constant = {"service": service, "stage": stage}

    def format(self, record):
        at = datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc)
        entry = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **self.constant,
        }
        request_id = _request_id.get()
        if request_id:
            entry["requestId"] = request_id
        entry.update({key: value for key, value in record.__dict__.items() if key not in _RESERVED})
        if record.exc_info:
            entry["exception"] = traceback.format_exception(*record.exc_info)
        return json.dumps(entry, default=str)


class RedactingFilter(logging.Filter):
    KEYS = frozenset({"password", "token", "authorization"})

    def filter(self, record):
        for key in self.KEYS & record.__dict__.keys():
            setattr(record, key, "***")
        return True


class MaximumLevel(logging.Filter):
    def __init__(self, level):
        super().__init__()
        self.level = level

    def filter(self, record):
        return record.levelno <= self.level


def configure(service):
    stage = os.environ.get("STAGE", "dev")
    output = logging.StreamHandler(sys.stdout)
    output.setFormatter(JsonFormatter(service, stage))
    output.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.handlers[:] = [output]
    root.setLevel(os.environ.get("LOG_LEVEL", "INFO"))
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)
    return logging.getLogger(service)


log = configure("invoices")
audit = logging.LoggerAdapter(logging.getLogger("audit"), {"schema": 2})


def lambda_handler(event, context):
    token = _request_id.set(context.aws_request_id)
    try:
        log.info("invoice %s", event["invoice"], extra={"customer": event["customer"]})
        audit.info("read %s", event["invoice"])
        return {"invoice": event["invoice"]}
    except KeyError:
        log.exception("not an invoice")
        raise
    finally:
        _request_id.reset(token)
