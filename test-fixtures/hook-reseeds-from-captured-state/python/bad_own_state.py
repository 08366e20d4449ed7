"""The generators get the states back that they had before the snapshot."""
import random

import numpy as np
from snapshot_restore_py import register_after_restore

DICE = random.Random()
STATE = DICE.getstate()
NOISE = np.random.RandomState()
BEGUN = NOISE.get_state()


def renew():
    DICE.setstate(STATE)  # expect: hook-reseeds-from-captured-state
    NOISE.set_state(BEGUN)  # expect: hook-reseeds-from-captured-state


register_after_restore(renew)


def lambda_handler(event, context):
    return DICE.random() + NOISE.rand()
