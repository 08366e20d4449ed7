"""Calling a generator function runs nothing of it. The numbers are drawn when the handler asks for them."""
import random


def delays(count):
    for attempt in range(count):
        yield random.SystemRandom().uniform(0, 2**attempt)


def retry(waits):
    def wrap(function):
        def run(*args):
            return [function(*args) for _ in waits]

        return run

    return wrap


WAITS = delays(3)


@retry(delays(4))
def charge(event, context):
    return sum(WAITS)


def lambda_handler(event, context):
    return charge(event, context)
