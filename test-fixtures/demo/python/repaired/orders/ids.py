"""Names of things: this instance of the service, and orders."""
import uuid

from snapcheck_hooks import OnRestore, SnapSafeRandom


def _short_id():
    return uuid.uuid4().hex[:12]


# In every log line and every receipt: which instance of the service was it? Made at the first use after each restore.
INSTANCE = OnRestore(lambda: "orders-" + _short_id())


class OrderNumbers:
    """Eight digits, not in sequence, so that nobody can count our orders."""

    def __init__(self):
        self._random = SnapSafeRandom()  # every clone seeds it anew

    def next(self):
        return f"{self._random.randrange(10**8):08d}"


NUMBERS = OrderNumbers()
