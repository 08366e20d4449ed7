"""The default generator of the signature is shared by all calls and all clones."""
import random


def shuffled(cards, rng=random.Random()):  # expect: prng-state-in-snapshot
    deck = list(cards)
    rng.shuffle(deck)
    return deck


def lambda_handler(event, context):
    deck = shuffled([f"{rank}{suit}" for suit in "SHDC" for rank in "23456789TJQKA"])
    return {"hand": deck[:5], "table": event["table"]}
