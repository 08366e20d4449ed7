"""The hook renews the generator, and the numbers that were drawn in advance are still there."""
import numpy as np
from snapshot_restore_py import register_after_restore

rng = np.random.default_rng()
buffer = rng.random(1000).tolist()  # expect: random-value-in-snapshot


@register_after_restore
def renew():
    global rng
    rng = np.random.default_rng()


def draw():
    global buffer
    if not buffer:
        buffer = rng.random(1000).tolist()
    return buffer.pop()


def lambda_handler(event, context):
    return {"sampled": [item for item in event["items"] if draw() < 0.1]}
