"""Order of things around a snapshot: before-hooks run backwards, after-hooks in order of registration."""
import gc
import logging

from snapshot_restore_py import register_after_restore, register_before_snapshot

import identity
import tokens

log = logging.getLogger(__name__)
restores = 0


@register_before_snapshot
def compact():
    freed = gc.collect()
    log.info("%d objects freed before the snapshot", freed)


@register_after_restore
def restored():
    global restores
    restores += 1
    identity.renew()
    tokens.forget()
    log.info("restored as %s", identity.instance_id)
