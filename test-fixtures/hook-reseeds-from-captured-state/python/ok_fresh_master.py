"""The master generator is reseeded first; what is drawn from it afterwards is fresh."""
import random

from snapshot_restore_py import register_after_restore

master = random.Random()
shuffler = random.Random()


@register_after_restore
def reseed():
    master.seed()
    shuffler.seed(master.getrandbits(128))


def lambda_handler(event, context):
    deck = list(range(52))
    shuffler.shuffle(deck)
    return {"hand": deck[:5], "bonus": master.random() < 0.01}
