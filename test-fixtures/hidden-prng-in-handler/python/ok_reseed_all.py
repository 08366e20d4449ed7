"""The SDK reseeds the hidden generators, of the standard library and of NumPy."""
import random

import numpy as np
from snapcheck_hooks import after_restore, reseed_all


@after_restore
def reseed():
    reseed_all()


def lambda_handler(event, context):
    return {"coupon": random.getrandbits(40), "noise": float(np.random.normal())}
