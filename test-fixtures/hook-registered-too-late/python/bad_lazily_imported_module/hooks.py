"""Imported by the handler only, after the restore."""
import uuid

from snapshot_restore_py import register_after_restore

import ids

restores = 0


@register_after_restore  # expect: hook-registered-too-late
def on_restore():
    global restores
    restores += 1
    ids.instance_id = uuid.uuid4().hex
