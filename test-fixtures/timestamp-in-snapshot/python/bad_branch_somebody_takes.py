"""One caller passes the argument, so the branch is taken, and so is one for which only None would do."""
import time


class Recent:
    def __init__(self, data=None, stamp=0):
        self.times = {}
        if data:
            self.update(data)
        if stamp is not None:
            self.made = time.time()  # expect: timestamp-in-snapshot

    def update(self, keys):
        for key in keys:
            self.times[key] = time.time()  # expect: timestamp-in-snapshot


class Starts:
    first = None


def note(key=None):
    if key is None:
        return
    Starts.first = time.time()  # expect: timestamp-in-snapshot


SEEN = Recent()
OTHER = Recent(["first"])
note()
note("start")


def lambda_handler(event, context):
    return SEEN.times, SEEN.made, OTHER.times, Starts.first
