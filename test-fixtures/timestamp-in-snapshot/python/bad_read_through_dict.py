"""The handler reads all fields of the lease at once, and with them the time of the snapshot."""
import time


class Lease:
    def __init__(self, owner):
        self.owner = owner
        self.granted = time.time()  # warning: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.granted > 3600


LEASE = Lease("orders")


def lambda_handler(event, context):
    return {"owner": LEASE.owner, "age": time.time() - LEASE.__dict__["granted"]}
