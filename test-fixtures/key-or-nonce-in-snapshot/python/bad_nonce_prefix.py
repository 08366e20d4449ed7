"""A random prefix and a counter make the nonce; two clones use the same nonces under the same key."""
import os

import boto3
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_PREFIX = os.urandom(4)  # expect: key-or-nonce-in-snapshot
kms = boto3.client("kms")
_sent = 0


def next_nonce():
    global _sent
    _sent += 1
    return NONCE_PREFIX + _sent.to_bytes(8, "big")


def lambda_handler(event, context):
    key = kms.decrypt(CiphertextBlob=bytes.fromhex(event["wrappedKey"]))["Plaintext"]
    nonce = next_nonce()
    return {"nonce": nonce.hex(), "sealed": AESGCM(key).encrypt(nonce, event["text"].encode(), None).hex()}
