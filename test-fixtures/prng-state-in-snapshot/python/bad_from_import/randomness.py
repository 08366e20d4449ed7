"""One generator for the whole application."""
import random

RNG = random.Random()  # expect: prng-state-in-snapshot
