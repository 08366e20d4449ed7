"""The times are taken in branches for an argument that nobody passes."""
import time


class Recent:
    def __init__(self, size, data=None, stamp=False):
        self.size = size
        self.times = {}
        if data:
            self.update(data)
        if stamp and size > 0:
            self.made = time.time()

    def update(self, keys):
        for key in keys:
            self.add(key)

    def add(self, key):
        self.times[key] = time.time()


class Starts:
    first = None


def note(key=None):
    if key is None:
        return
    Starts.first = time.time()


SEEN = Recent(100)
OTHER = Recent(size=10, data=None)
note()


def lambda_handler(event, context):
    SEEN.add(event["id"])
    return len(SEEN.times), OTHER.times, Starts.first, SEEN.made
