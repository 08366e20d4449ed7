"""The random name keeps the attributes of two objects apart, within this process."""
import random
import string
import threading


class Slot:
    def __init__(self):
        letters = [random.choice(string.ascii_letters) for _ in range(8)]  # note: random-value-in-snapshot
        self._name = "_slot_" + "".join(letters)

    def set(self, value):
        setattr(threading.current_thread(), self._name, value)

    def get(self):
        return getattr(threading.current_thread(), self._name, None)


CURRENT = Slot()


def lambda_handler(event, context):
    CURRENT.set(event["order"])
    return {"order": CURRENT.get()}
