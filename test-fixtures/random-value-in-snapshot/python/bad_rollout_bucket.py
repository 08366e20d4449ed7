"""A canary decision that all clones of one snapshot share."""
import logging
from random import choice, random as draw

log = logging.getLogger(__name__)

THRESHOLD = 0.05
IN_CANARY = draw() < THRESHOLD
BACKEND = "https://pricing-" + choice(["a", "b", "c"]) + ".internal.example.com"  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    log.info("canary=%s backend=%s", IN_CANARY, BACKEND)
    return {"backend": BACKEND, "path": event["rawPath"]}
