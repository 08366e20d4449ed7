"""The hook renews the generator of the random module; numpy's is forgotten."""
import random

import numpy as np
from snapshot_restore_py import register_after_restore


@register_after_restore
def reseed():
    random.seed()


def lambda_handler(event, context):
    explore = random.random() < 0.1
    scores = np.asarray(event["scores"]) + np.random.normal(0, 0.01, len(event["scores"]))  # expect: hidden-prng-in-handler
    best = int(scores.argmax())
    return {"arm": random.randrange(len(scores)) if explore else best}
