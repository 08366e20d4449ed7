"""uuid4 reads the kernel's generator."""
import random
import uuid

from snapshot_restore_py import register_after_restore


class Lottery:
    def __init__(self):
        self._rng = random.Random()
        register_after_restore(self._renew)

    def _renew(self):
        self._rng.seed(uuid.uuid4().int)

    def draw(self, participants):
        return self._rng.choice(participants)


lottery = Lottery()


def lambda_handler(event, context):
    return {"winner": lottery.draw(event["participants"])}
