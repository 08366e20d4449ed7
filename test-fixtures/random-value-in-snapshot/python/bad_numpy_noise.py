"""Differential privacy with a noise table that is drawn once: the noise can be subtracted."""
import numpy as np

SCALE = 2.5
NOISE = np.random.laplace(0.0, SCALE, size=4096)  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    counts = np.asarray(event["counts"], dtype=float)
    noisy = counts + NOISE[: len(counts)]
    return {"counts": [round(value, 2) for value in noisy.tolist()]}
