"""Warm-up before the snapshot: code and connections are used once; what they brought is thrown away afterwards."""
import logging

from snapshot_restore_py import register_after_restore, register_before_snapshot

import flags
import tenants

log = logging.getLogger(__name__)
_epoch = 0


def epoch():
    return _epoch


@register_before_snapshot
def warm_up():
    for plan in ("free", "pro"):
        flags.current(plan)
    tenants.tenant("acme")
    log.info("caches are warm")


@register_after_restore
def after_restore():
    global _epoch
    _epoch += 1
    flags.cache.clear()
    tenants.forget()
