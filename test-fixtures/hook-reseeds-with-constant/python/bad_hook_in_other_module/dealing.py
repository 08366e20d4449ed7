import random

rng = random.Random()


def deal(players):
    deck = [f"{rank}{suit}" for suit in "SHDC" for rank in "23456789TJQKA"]
    rng.shuffle(deck)
    return [deck[seat * 5:seat * 5 + 5] for seat in range(players)]
