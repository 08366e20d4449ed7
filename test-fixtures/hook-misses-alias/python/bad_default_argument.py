"""A default argument holds the generator of the time of the definition."""
import numpy as np
from snapshot_restore_py import register_after_restore

rng = np.random.default_rng()  # expect: hook-misses-alias


def jitter(values, generator=rng):
    return (np.asarray(values) + generator.normal(0, 0.01, len(values))).tolist()


@register_after_restore
def renew():
    global rng
    rng = np.random.default_rng()


def lambda_handler(event, context):
    return {"values": jitter(event["values"])}
