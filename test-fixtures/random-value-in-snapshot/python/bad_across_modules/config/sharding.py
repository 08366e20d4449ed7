import random


def pick_slot(slots):
    slot = random.randint(0, slots - 1)
    return slot
