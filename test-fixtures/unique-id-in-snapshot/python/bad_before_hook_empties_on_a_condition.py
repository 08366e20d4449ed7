import uuid

from snapshot_restore_py import register_before_snapshot

KEEP_SESSIONS = True
SESSIONS = {"root": uuid.uuid4().hex}  # expect: unique-id-in-snapshot


def forget():
    if not KEEP_SESSIONS:
        SESSIONS.clear()


register_before_snapshot(forget)


def lambda_handler(event, context):
    return SESSIONS["root"]
