"""A session of ten minutes that starts when the snapshot is taken."""
import time

from snapshot_restore_py import register_before_snapshot

expires_at = 0.0


@register_before_snapshot
def begin():
    global expires_at
    expires_at = time.time() + 600  # expect: hook-creates-before-snapshot


def is_expired():
    return time.time() > expires_at
