"""A class with hook methods of which no object is registered."""
import random


class Lottery:
    def __init__(self):
        self._rng = random.Random()  # expect: prng-state-in-snapshot
        self.drawings = 0

    def after_restore(self):  # expect: hook-never-registered
        self._rng = random.Random()

    def draw(self, participants):
        self.drawings += 1
        return self._rng.choice(participants)


lottery = Lottery()


def lambda_handler(event, context):
    return {"winner": lottery.draw(event["participants"]), "drawings": lottery.drawings}
