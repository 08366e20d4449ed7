"""The hook renews the variable of this module, which nobody but `from ids import` reads."""
import uuid

from snapshot_restore_py import register_after_restore

INSTANCE = uuid.uuid4().hex  # expect: hook-misses-alias


@register_after_restore
def renew():
    global INSTANCE
    INSTANCE = uuid.uuid4().hex
