"""A subclass of Random is a Random."""
import random


class DiceRandom(random.Random):
    def roll(self, sides):
        return self.randint(1, sides)


DICE = DiceRandom()  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    return {"rolls": [DICE.roll(event["sides"]) for _ in range(event["count"])]}
