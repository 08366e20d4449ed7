"""A nested function with the decorator: the decorator is applied when the handler runs."""
import secrets

from snapshot_restore_py import register_after_restore

signing = {"key": secrets.token_bytes(32)}  # expect: key-or-nonce-in-snapshot


def lambda_handler(event, context):
    @register_after_restore  # expect: hook-registered-too-late
    def rotate():
        signing["key"] = secrets.token_bytes(32)

    return {"keyId": signing["key"][:4].hex(), "document": event["document"]}
