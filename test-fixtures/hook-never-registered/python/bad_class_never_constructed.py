"""The constructor would register the hook, but nobody constructs the class."""
import secrets

import snapshot_restore_py

csrf_salt = secrets.token_bytes(16)  # expect: key-or-nonce-in-snapshot


class SaltRenewal:
    def __init__(self):
        snapshot_restore_py.register_after_restore(self.after_restore)

    def after_restore(self):  # expect: hook-never-registered
        global csrf_salt
        csrf_salt = secrets.token_bytes(16)


def lambda_handler(event, context):
    return {"salt": csrf_salt.hex(), "form": event["form"]}
