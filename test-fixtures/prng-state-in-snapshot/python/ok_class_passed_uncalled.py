"""What is kept is the class; a generator is made for every game."""
import random


class Game:
    def __init__(self, rng_type=random.Random):
        self.rng_type = rng_type
        self.played = 0

    def play(self, players):
        self.played += 1
        generator = self.rng_type()
        return generator.choice(players)


GAME = Game()


def lambda_handler(event, context):
    return {"starts": GAME.play(event["players"])}
