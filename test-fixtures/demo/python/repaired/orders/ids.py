"""Names of things: this instance of the service, and orders."""
import random
import uuid

from snapshot_restore_py import register_after_restore


def _short_id():
    return uuid.uuid4().hex[:12]


# In every log line and every receipt: which instance of the service was it?
# Read it as `ids.instance`: a name imported from here would keep the value from before the restore.
instance = "orders-" + _short_id()


@register_after_restore
def rename_instance():
    global instance
    instance = "orders-" + _short_id()


class OrderNumbers:
    """Eight digits, not in sequence, so that nobody can count our orders."""

    def __init__(self):
        self._random = random.SystemRandom()  # asks the kernel each time, has no state to clone

    def next(self):
        return f"{self._random.randrange(10**8):08d}"


NUMBERS = OrderNumbers()
