"""reseed_all knows the generators of the standard library and NumPy; PyTorch has its own."""
import random

import torch
from snapcheck_hooks import after_restore, reseed_all

after_restore(reseed_all)


def lambda_handler(event, context):
    return {"coupon": random.getrandbits(40), "noise": torch.rand(1).item()}  # expect: hidden-prng-in-handler
