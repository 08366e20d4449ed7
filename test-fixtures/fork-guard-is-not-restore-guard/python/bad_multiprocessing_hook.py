"""multiprocessing.util.register_after_fork knows the children of multiprocessing only."""
import secrets
from multiprocessing.util import register_after_fork


class TokenSigner:
    def __init__(self):
        self.key = secrets.token_bytes(32)  # expect: key-or-nonce-in-snapshot
        register_after_fork(self, TokenSigner.renew)  # expect: fork-guard-is-not-restore-guard

    def renew(self):
        self.key = secrets.token_bytes(32)


signer = TokenSigner()


def lambda_handler(event, context):
    return {"keyId": signer.key[:4].hex(), "document": event["document"]}
