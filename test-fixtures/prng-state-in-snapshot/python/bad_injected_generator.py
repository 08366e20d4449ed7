"""The generator is made outside and injected through the constructor."""
import random


class ExperimentAssigner:
    def __init__(self, variants, rng):
        self._variants = variants
        self._rng = rng

    def assign(self, visitor):
        return {"visitor": visitor, "variant": self._rng.choice(self._variants)}


assigner = ExperimentAssigner(["control", "blue", "green"], random.Random())  # expect: prng-state-in-snapshot


def lambda_handler(event, context):
    return assigner.assign(event["visitorId"])
