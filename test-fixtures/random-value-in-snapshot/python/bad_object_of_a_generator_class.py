"""A generator is made of the class that is handed over, and draws."""
import numpy as np


def first_weights(cls):
    generator = cls(1234)
    return generator.rand(16)


WEIGHTS = first_weights(np.random.RandomState)  # note: random-value-in-snapshot


def lambda_handler(event, context):
    return list(WEIGHTS)
