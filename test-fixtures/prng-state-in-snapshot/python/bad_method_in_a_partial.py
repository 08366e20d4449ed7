"""The partial holds a method of a generator, and whoever calls it draws."""
import functools
import random
import string

make_code = functools.partial(random.Random().choices, string.ascii_uppercase, k=6)  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    return {"code": "".join(make_code())}
