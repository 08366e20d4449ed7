"""The flag is up at the start, and no hook raises it."""
import uuid

from snapshot_restore_py import register_after_restore

node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
fresh = False


@register_after_restore
def note_restore():
    global fresh
    fresh = False


def lambda_handler(event, context):
    global fresh, node
    if event.get("reset"):
        fresh = True
    if fresh:
        fresh = False
        node = uuid.uuid4().hex
    return {"node": node}
