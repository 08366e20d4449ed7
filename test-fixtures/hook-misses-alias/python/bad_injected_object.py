"""The hook replaces the generator of the module, the service keeps the one it was given."""
import random

from snapshot_restore_py import register_after_restore


class ExperimentAssigner:
    def __init__(self, variants, rng):
        self._variants = variants
        self._rng = rng

    def assign(self, visitor):
        return {"visitor": visitor, "variant": self._rng.choice(self._variants)}


shared = random.Random()  # expect: hook-misses-alias
assigner = ExperimentAssigner(["control", "blue", "green"], shared)


@register_after_restore
def renew():
    global shared
    shared = random.Random()


def lambda_handler(event, context):
    return assigner.assign(event["visitorId"])
