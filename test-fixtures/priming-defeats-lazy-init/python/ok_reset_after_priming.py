"""Primed for speed, and forgotten before the snapshot."""
import json

import numpy as np
from snapshot_restore_py import register_before_snapshot

_rng = None


def generator():
    global _rng
    if _rng is None:
        _rng = np.random.default_rng()
    return _rng


def lambda_handler(event, context):
    body = json.loads(event["body"])
    noise = generator().normal(0, 0.1, len(body["values"]))
    return {"statusCode": 200, "body": json.dumps([v + float(n) for v, n in zip(body["values"], noise)])}


@register_before_snapshot
def prime():
    global _rng
    lambda_handler({"body": json.dumps({"values": [1.0, 2.0]})}, None)
    _rng = None
