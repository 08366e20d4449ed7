import uuid

from snapshot_restore_py import register_before_snapshot

SESSIONS = {}


def start_over():
    SESSIONS.clear()
    SESSIONS["root"] = uuid.uuid4().hex  # expect: hook-creates-before-snapshot


register_before_snapshot(start_over)


def lambda_handler(event, context):
    return SESSIONS["root"]
