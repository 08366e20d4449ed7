"""The only hook is never registered: it is a library, whose users may leave out what its own calls pass."""
import time

from snapcheck_hooks import after_restore


class Clock:
    def __init__(self):
        self.renewing = False
        self.start()

    def start(self):
        if self.renewing:
            after_restore(self.renew)

    def renew(self):
        self.renewing = True


def age(begin=time.time()):  # expect: timestamp-in-snapshot
    return time.time() - begin


CLOCK = Clock()
print(age(5))
