import random

generator = random.Random()  # expect: prng-state-in-snapshot


def shuffled(items):
    order = list(items)
    generator.shuffle(order)
    return order
