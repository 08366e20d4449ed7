"""spawn() makes independent streams in one process; in two clones it makes the same ones."""
import numpy as np
from snapshot_restore_py import register_after_restore


class Simulation:
    def __init__(self):
        self.rng = np.random.default_rng()
        register_after_restore(self.renew)

    def renew(self):
        self.rng = self.rng.spawn(1)[0]  # expect: hook-reseeds-from-captured-state

    def run(self, paths):
        return float(self.rng.standard_normal(paths).mean())


simulation = Simulation()


def lambda_handler(event, context):
    return {"mean": simulation.run(event["paths"])}
