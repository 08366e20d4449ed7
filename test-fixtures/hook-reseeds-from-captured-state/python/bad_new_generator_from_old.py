import random

import snapshot_restore_py

rng = random.Random()


def successor(generator):
    return random.Random(generator.random())


def after_restore():
    global rng
    rng = successor(rng)  # expect: hook-reseeds-from-captured-state


snapshot_restore_py.register_after_restore(after_restore)


def lambda_handler(event, context):
    deck = list(range(52))
    rng.shuffle(deck)
    return {"hand": deck[:5], "table": event["table"]}
