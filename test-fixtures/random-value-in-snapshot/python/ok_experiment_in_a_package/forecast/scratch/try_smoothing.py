"""Somebody tried the weights out here; nothing imports this module."""
import random

from forecast.smoothing import smooth

noise = [random.gauss(0, 1) for _ in range(200)]  # note: random-value-in-snapshot


def spread(weight):
    smoothed = list(smooth(noise, weight))
    return max(smoothed) - min(smoothed)


for weight in (0.1, 0.3, 0.9):
    print(weight, spread(weight))
