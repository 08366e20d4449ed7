"""Times that are compared with the present, or after arithmetic, are out of date."""
import time


class Lease:
    def __init__(self, seconds):
        self.taken = time.time()  # expect: timestamp-in-snapshot
        self.until = time.time() + seconds  # expect: timestamp-in-snapshot
        self.seen = time.time()  # expect: timestamp-in-snapshot

    def touch(self):
        self.seen = max(self.seen, self.taken)

    def is_over(self):
        return self.seen > self.until or time.time() > self.taken


LEASE = Lease(60)


def lambda_handler(event, context):
    LEASE.touch()
    return {"over": LEASE.is_over()}
