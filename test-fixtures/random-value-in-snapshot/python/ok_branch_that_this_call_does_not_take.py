"""What the call passes, or leaves out, decides: it does not come to the code that draws."""
import random


def encode(text):
    return "%s-%s" % (text, random.random())


def convert(text, encoded=True, salt=None):
    if salt is not None:
        return encode(salt + text)
    if not encoded:
        return text.lower()
    return text.upper()


def read(text, plain=False):
    converted = convert(text, encoded=not plain)
    if plain:
        return converted
    return encode(converted)


ORDERS = convert("orders")
INVOICES = convert("invoices", encoded=False)
PLAIN = read("plain", plain=True)


def lambda_handler(event, context):
    return {"orders": ORDERS, "invoices": INVOICES, "plain": PLAIN}
