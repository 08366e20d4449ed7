"""Nothing in the package imports this module, and users of the package may."""
import random

from forecast.smoothing import smooth

NOISE = [random.gauss(0, 1) for _ in range(200)]  # expect: random-value-in-snapshot


def dithered(series, weight=0.3):
    for value, noise in zip(smooth(series, weight), NOISE):
        yield value + noise
