"""An id for the log lines of the hook itself."""
import gc
import logging
import uuid

from snapshot_restore_py import register_before_snapshot

log = logging.getLogger(__name__)
snapshots = 0


@register_before_snapshot
def tidy_up():
    global snapshots
    run = uuid.uuid4().hex[:8]
    log.info("[%s] collecting", run)
    freed = gc.collect()
    snapshots += 1
    log.info("[%s] %d objects freed", run, freed)


def lambda_handler(event, context):
    return {"snapshots": snapshots}
