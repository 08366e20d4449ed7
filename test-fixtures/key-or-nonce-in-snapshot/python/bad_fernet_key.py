"""Encrypts tokens with a key that every clone of the snapshot knows."""
from cryptography.fernet import Fernet

cipher = Fernet(Fernet.generate_key())  # expect: key-or-nonce-in-snapshot


def lambda_handler(event, context):
    if event["action"] == "seal":
        return {"token": cipher.encrypt(event["text"].encode()).decode()}
    return {"text": cipher.decrypt(event["token"].encode(), ttl=300).decode()}
