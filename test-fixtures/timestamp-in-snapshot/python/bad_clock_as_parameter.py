"""The clock is a parameter, so that tests can set it; its default is called while the module loads."""
import time


class Budget:
    def __init__(self, seconds, clock=time.monotonic):
        self._clock = clock
        self._ends = clock() + seconds  # expect: timestamp-in-snapshot

    def left(self):
        return self._ends - self._clock()


BUDGET = Budget(900)


def lambda_handler(event, context):
    return {"left": BUDGET.left()}
