import random

from snapshot_restore_py import register_after_restore

generator = random.Random()  # expect: hook-misses-alias


def renew():
    global generator
    generator = random.Random()


register_after_restore(renew)
