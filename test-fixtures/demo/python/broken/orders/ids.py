"""Names of things: this instance of the service, and orders."""
import random
import uuid


def _short_id():
    return uuid.uuid4().hex[:12]


# In every log line and every receipt: which instance of the service was it?
INSTANCE = "orders-" + _short_id()  # expect: unique-id-in-snapshot


class OrderNumbers:
    """Eight digits, not in sequence, so that nobody can count our orders."""

    def __init__(self):
        self._random = random.Random()  # expect: prng-state-in-snapshot

    def next(self):
        return f"{self._random.randrange(10**8):08d}"


NUMBERS = OrderNumbers()
