"""Each clone has a name of its own."""
import uuid

from snapcheck_hooks import after_restore

INSTANCE = uuid.uuid4().hex


@after_restore
def renew():
    global INSTANCE
    INSTANCE = uuid.uuid4().hex
    print("this clone is", INSTANCE)


def handler(event, context):
    return {"served_by": INSTANCE}
