# snapcheck-args: --platform firecracker
"""Fresh entropy is mixed into OpenSSL's generator after every restore."""
import os
import ssl

from snapshot_restore_py import register_after_restore


@register_after_restore
def stir_openssl():
    ssl.RAND_add(os.urandom(32), 32.0)


def lambda_handler(event, context):
    nonce = ssl.RAND_bytes(12)
    return {"nonce": nonce.hex(), "user": event["user"]}
