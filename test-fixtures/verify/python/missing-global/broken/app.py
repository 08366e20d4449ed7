"""Each clone shall have a name of its own; the hook renews a local variable."""
import uuid

from snapcheck_hooks import after_restore

INSTANCE = uuid.uuid4().hex


@after_restore
def renew():
    INSTANCE = uuid.uuid4().hex
    print("this clone is", INSTANCE)


def handler(event, context):
    return {"served_by": INSTANCE}
