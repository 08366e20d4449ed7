"""The argument of a decorator is evaluated at import and lives on in the wrapper."""
import functools
import logging
import uuid

log = logging.getLogger(__name__)


def traced(trace_id):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(event, context):
            log.info("trace=%s begin", trace_id)
            result = function(event, context)
            result["trace"] = trace_id
            return result

        return wrapper

    return decorate


@traced(uuid.uuid4().hex)  # expect: unique-id-in-snapshot
def lambda_handler(event, context):
    return {"greeting": f"Hello {event['name']}"}
