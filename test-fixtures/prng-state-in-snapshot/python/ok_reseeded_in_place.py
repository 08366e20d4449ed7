"""seed() without an argument reads os.urandom and serves everybody who holds the generator."""
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
register_after_restore(shared.seed)


def lambda_handler(event, context):
    return assigner.assign(event["visitorId"])
