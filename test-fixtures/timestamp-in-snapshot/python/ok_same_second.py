"""Whether it is still the second in which the counter began: after a restore it is not, and the counter begins anew."""
import time


class Reservoir:
    def __init__(self, size):
        self.size = size
        self.taken = 0
        self.this_second = int(time.time())  # note: timestamp-in-snapshot

    def take(self):
        now = int(time.time())
        if now != self.this_second:
            self.taken = 0
            self.this_second = now
        if self.taken >= self.size:
            return False
        self.taken += 1
        return True


RESERVOIR = Reservoir(10)
