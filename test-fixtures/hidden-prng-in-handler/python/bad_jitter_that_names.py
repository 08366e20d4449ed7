"""The same number says how long to wait, and is the name of the attempt."""
import random
import time


def pick():
    return random.uniform(0, 1)  # expect: hidden-prng-in-handler


def lambda_handler(event, context):
    number = pick()
    time.sleep(number)
    return {"attempt": "attempt-%s" % number}
