# snapcheck-args: --platform firecracker
"""The hook renews the random module, which OpenSSL never asks."""
import random
from ssl import RAND_bytes

from snapshot_restore_py import register_after_restore

register_after_restore(random.seed)


def lambda_handler(event, context):
    nonce = RAND_bytes(12)  # expect: userspace-csprng
    return {"nonce": nonce.hex(), "user": event["user"]}
