"""The hook empties one of the two."""
import uuid

from snapshot_restore_py import register_after_restore

sessions = {}
tenants = {}
sessions["warm-up"] = uuid.uuid4()
tenants["default"] = uuid.uuid4()  # expect: unique-id-in-snapshot


@register_after_restore
def drop_sessions():
    sessions.clear()


def lambda_handler(event, context):
    session = sessions.setdefault(event["user"], uuid.uuid4())
    return {"session": str(session), "tenant": str(tenants.get(event["tenant"]))}
