"""A loop, an unpacking and a library function ask generators for their values before the snapshot."""
import random


def ports():
    while True:
        yield random.randint(1024, 65535)


def codes(count):
    for _ in range(count):
        yield random.getrandbits(32)


def first(numbers):
    for number in numbers:
        return number


PORT = first(ports())  # expect: random-value-in-snapshot
CODES = list(codes(3))  # expect: random-value-in-snapshot
MORE, *_ = codes(2)  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    return PORT, CODES, MORE
