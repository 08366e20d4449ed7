"""The backend was meant to be spread over the instances; all clones of one snapshot share the choice."""
import logging
from random import choice as pick

log = logging.getLogger(__name__)

BACKEND = "https://pricing-" + pick(["a", "b", "c"]) + ".internal.example.com"  # note: random-value-in-snapshot


def lambda_handler(event, context):
    log.info("backend=%s", BACKEND)
    return {"backend": BACKEND, "path": event["rawPath"]}
