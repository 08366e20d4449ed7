"""Reseeding the object serves the module, the service, the default argument and the shortcut."""
import random

from snapshot_restore_py import register_after_restore


class ExperimentAssigner:
    def __init__(self, variants, rng):
        self._variants = variants
        self._rng = rng

    def assign(self, visitor):
        return {"visitor": visitor, "variant": self._rng.choice(self._variants)}


shared = random.Random()
assigner = ExperimentAssigner(["control", "blue", "green"], shared)
coin = shared.random


def sample(items, count, generator=shared):
    return generator.sample(items, count)


@register_after_restore
def renew():
    shared.seed()


def lambda_handler(event, context):
    return {**assigner.assign(event["visitorId"]), "coin": coin() < 0.5, "sample": sample(event["items"], 2)}
