"""The flag that the hook raises is asked together with something else, or behind it."""
import uuid

from snapshot_restore_py import register_after_restore

node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
lease = uuid.uuid4().hex  # expect: unique-id-in-snapshot
restored = False


@register_after_restore
def note_restore():
    global restored
    restored = True


def lambda_handler(event, context):
    global restored, node, lease
    if restored and event.get("admin"):
        restored = False
        node = uuid.uuid4().hex
    if event.get("renew"):
        if restored:
            lease = uuid.uuid4().hex
    return {"node": node, "lease": lease}
