"""What the warm-up put into the collections is let go of, before the snapshot or after the restore."""
import uuid

from snapshot_restore_py import register_after_restore, register_before_snapshot

sessions = {}
claims = []
sessions["warm-up"] = uuid.uuid4()
claims.append(uuid.uuid4())


@register_before_snapshot
def drop_claims():
    claims.clear()


@register_after_restore
def drop_sessions():
    sessions.clear()


def lambda_handler(event, context):
    session = sessions.setdefault(event["user"], uuid.uuid4())
    claims.append(session)
    return {"session": str(session), "claims": len(claims)}
