"""A text built of letters is an id; one of a few texts that are written out is neither unique nor secret: a note."""
import random
import string

_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/121.0",
)

DEVICE = "".join(random.choice(string.ascii_letters) for _ in range(20))  # expect: random-value-in-snapshot
SALT = random.choice("abcdef0123456789")  # expect: random-value-in-snapshot
HEADERS = {"User-Agent": random.choice(_AGENTS)}  # note: random-value-in-snapshot


def lambda_handler(event, context):
    return {"device": DEVICE, "salt": SALT, "headers": HEADERS}
