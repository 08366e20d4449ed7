# snapcheck-args: --platform firecracker
"""The cipher is OpenSSL's, the nonce is the kernel's."""
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def lambda_handler(event, context):
    cipher = AESGCM(bytes.fromhex(event["key"]))
    nonce = os.urandom(12)
    sealed = cipher.encrypt(nonce, event["text"].encode(), event["tenant"].encode())
    return {"nonce": nonce.hex(), "sealed": sealed.hex()}
