"""Key and nonce are made for every message; the key is wrapped by KMS."""
import os

import boto3
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

kms = boto3.client("kms")


def lambda_handler(event, context):
    key = AESGCM.generate_key(bit_length=256)
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, event["text"].encode(), None)
    wrapped = kms.encrypt(KeyId=event["keyId"], Plaintext=key)["CiphertextBlob"]
    return {"key": wrapped.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
