"""The call takes the branch, may take it, or gets there by another one."""
import os
import random
from functools import partial


def encode(text):
    return "%s-%s" % (text, random.random())


def convert(text, encoded=True, salt=None):
    if salt is not None:
        return encode(salt + text)
    if not encoded:
        return text.lower()
    return encode(text)


def last(text, encoded=False):
    if not encoded:
        encoded = len(text) > 3
    if encoded:
        return encode(text)
    return text


OPTIONS = {"encoded": "ENCODED" in os.environ}
ORDERS = convert("orders")  # expect: random-value-in-snapshot
SALTED = convert("salted", encoded=False, salt="s")  # expect: random-value-in-snapshot
UNKNOWN = convert("unknown", encoded=os.environ.get("ENCODED"))  # expect: random-value-in-snapshot
MANY = convert("many", **OPTIONS)  # expect: random-value-in-snapshot
LAST = last("last")  # expect: random-value-in-snapshot
salted = partial(convert, encoded=False, salt="t")
PARTLY = salted("partly")  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    return ORDERS, SALTED, UNKNOWN, MANY, LAST, PARTLY
