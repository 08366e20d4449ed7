"""The hooks are unregistered again before the snapshot."""
import uuid

from snapcheck_hooks import after_restore, unregister

INSTANCE = uuid.uuid4().hex  # expect: unique-id-in-snapshot
SESSION = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def renew_instance():
    global INSTANCE
    INSTANCE = uuid.uuid4().hex


@after_restore
def renew_session():
    global SESSION
    SESSION = uuid.uuid4().hex


after_restore(renew_instance)
unregister(renew_instance)
unregister(renew_session)


def lambda_handler(event, context):
    return {"instance": INSTANCE, "session": SESSION}
