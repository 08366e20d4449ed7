"""Both hidden generators are reseeded from the operating system after every restore."""
import os
import random

import numpy as np
from snapshot_restore_py import register_after_restore


@register_after_restore
def reseed():
    random.seed()
    np.random.seed(int.from_bytes(os.urandom(4), "little"))


def lambda_handler(event, context):
    explore = random.random() < 0.1
    scores = np.asarray(event["scores"]) + np.random.normal(0, 0.01, len(event["scores"]))
    return {"arm": random.randrange(len(scores)) if explore else int(scores.argmax())}
