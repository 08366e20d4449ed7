# snapcheck-args: --platform firecracker
"""Hashes and MACs go through OpenSSL too, and need no random numbers."""
import hashlib
import hmac
import secrets

import boto3

kms = boto3.client("kms")


def lambda_handler(event, context):
    body = event["body"].encode()
    salt = secrets.token_bytes(16)
    key = kms.decrypt(CiphertextBlob=bytes.fromhex(event["wrappedKey"]))["Plaintext"]
    tag = hmac.new(key, salt + body, hashlib.sha256).hexdigest()
    return {"digest": hashlib.sha3_256(body).hexdigest(), "salt": salt.hex(), "tag": tag}
