import random


def roll(sides=None):
    if sides:
        return random.randrange(sides)  # expect: hidden-prng-in-handler
    return 1


def flip(sides=None):
    return "heads"
