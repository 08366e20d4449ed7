"""Receipts that only this service can have written."""
import hashlib
import hmac
import secrets

KEY = secrets.token_bytes(32)  # expect: key-or-nonce-in-snapshot


def sign(order, amount):
    message = f"{order}:{amount}".encode()
    return hmac.new(KEY, message, hashlib.sha256).hexdigest()
