"""The same field, once as the class attribute and once as that of an object that is kept."""
import time


class Lease:
    renewed = None

    def __init__(self):
        self.renewed = time.time()  # expect: timestamp-in-snapshot

    def is_stale(self):
        return time.time() - self.renewed > 30


class Registry:
    loaded = None

    @classmethod
    def load(cls):
        cls.loaded = time.time()  # expect: timestamp-in-snapshot


LEASE = Lease()
Registry.load()


def lambda_handler(event, context):
    return {"stale": LEASE.is_stale(), "loaded": Registry.loaded}
