"""Sortable ids whose random part comes from the kernel on every call: no state is kept."""
import secrets
import time

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def encode(number, length):
    digits = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        digits.append(ALPHABET[rest])
    return "".join(reversed(digits))


def new_id():
    return encode(time.time_ns() // 1_000_000, 10) + encode(secrets.randbits(80), 16)


def lambda_handler(event, context):
    return {"id": new_id(), "kind": event["kind"]}
