"""An own registry that holds its listeners weakly: the lambda is gone before the snapshot."""
import random
import weakref

from snapshot_restore_py import register_after_restore


class RestoreSignal:
    def __init__(self):
        self._listeners = weakref.WeakSet()

    def connect(self, listener):
        self._listeners.add(listener)

    def fire(self):
        for listener in list(self._listeners):
            listener()


restored = RestoreSignal()
register_after_restore(restored.fire)

rng = random.Random()  # expect: prng-state-in-snapshot
restored.connect(lambda: rng.seed())  # expect: hook-weakly-held


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
