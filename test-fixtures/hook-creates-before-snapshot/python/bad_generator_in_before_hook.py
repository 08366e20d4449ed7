import numpy as np
import snapshot_restore_py


class Simulation:
    """The generator is seeded late, but not late enough."""

    def __init__(self):
        self.rng = None
        snapshot_restore_py.register_before_snapshot(self.prepare)

    def prepare(self):
        self.rng = np.random.default_rng()  # expect: hook-creates-before-snapshot

    def run(self, paths):
        return float(self.rng.standard_normal(paths).mean())


simulation = Simulation()


def lambda_handler(event, context):
    return {"mean": simulation.run(event["paths"])}
