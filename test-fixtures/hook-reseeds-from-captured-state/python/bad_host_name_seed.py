"""A hash of the host's name: good for telling machines apart, but the clones are one machine."""
import hashlib
import socket

import numpy as np
from snapshot_restore_py import register_after_restore

rng = np.random.default_rng()


def host_seed():
    return int(hashlib.sha256(socket.gethostname().encode()).hexdigest()[:16], 16)


@register_after_restore
def renew():
    global rng
    rng = np.random.default_rng(host_seed())  # expect: hook-reseeds-from-captured-state


def lambda_handler(event, context):
    return {"noise": rng.normal(size=event["count"]).tolist()}
