"""Runtime hooks of the function."""
import uuid

from snapshot_restore_py import register_after_restore

import ids


@register_after_restore
def renew_instance_id():  # expect: hook-never-registered
    ids.instance_id = uuid.uuid4().hex
