"""What get() returns is the id of this generation: kept in a global, it is the old one after the next restore."""
import uuid

from snapcheck_hooks import OnRestore, snap_safe_uuid4

NAME = OnRestore(lambda: uuid.uuid4().hex)
LABEL = "worker-" + NAME.get()  # expect: unique-id-in-snapshot
DEPLOYMENT = snap_safe_uuid4()  # expect: unique-id-in-snapshot
CALLED_TOO_EARLY = OnRestore(uuid.uuid4())  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"worker": LABEL, "deployment": str(DEPLOYMENT), "early": str(CALLED_TOO_EARLY)}
