"""numpy has a hidden generator of its own."""
import numpy as np


def add_noise(values, epsilon):
    noise = np.random.laplace(0.0, 1.0 / epsilon, size=len(values))  # expect: hidden-prng-in-handler
    return (np.asarray(values, dtype=float) + noise).tolist()


def lambda_handler(event, context):
    return {"counts": add_noise(event["counts"], event.get("epsilon", 0.5))}
