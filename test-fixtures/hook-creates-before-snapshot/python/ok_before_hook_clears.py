"""The before-hook forgets what must not be in the snapshot; the getter makes it anew."""
import secrets

from snapshot_restore_py import register_before_snapshot

_key = None


def key():
    global _key
    if _key is None:
        _key = secrets.token_bytes(32)
    return _key


@register_before_snapshot
def wipe():
    global _key
    _key = None


def lambda_handler(event, context):
    return {"keyId": key()[:4].hex()}
