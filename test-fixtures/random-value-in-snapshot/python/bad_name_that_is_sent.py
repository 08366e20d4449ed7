"""The name of the attribute is sent to others, too."""
import random
import threading


class Slot:
    def __init__(self):
        self._name = "_slot_%d" % random.randrange(1 << 32)  # expect: random-value-in-snapshot

    def set(self, value):
        setattr(threading.current_thread(), self._name, value)

    def describe(self):
        return {"slot": self._name}


CURRENT = Slot()


def lambda_handler(event, context):
    CURRENT.set(event["order"])
    return CURRENT.describe()
