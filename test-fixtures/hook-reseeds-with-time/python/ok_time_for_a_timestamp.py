"""For a start time the clock is the right source, for the generator it is not used."""
import logging
import random
import time

from snapshot_restore_py import register_after_restore

log = logging.getLogger(__name__)
rng = random.Random()
started_at = time.time()


@register_after_restore
def renew():
    global started_at
    started_at = time.time()
    rng.seed()
    log.info("restored at %d", int(started_at))


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at, "pick": rng.choice(event["candidates"])}
