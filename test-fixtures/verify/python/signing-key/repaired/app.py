"""Signs receipts with a key that only this instance knows: each clone makes its own at the first receipt."""
import hashlib
import hmac
import secrets

from snapcheck_hooks import OnRestore

KEY = OnRestore(lambda: secrets.token_bytes(32))


def handler(event, context):
    text = str(event.get("order", 1)).encode()
    return {"receipt": hmac.new(KEY.get(), text, hashlib.sha256).hexdigest()}
