import random

from snapshot_restore_py import register_after_restore


class Raffle:
    """Draws winners. Its generator is reseeded in place, so everybody who holds it is served."""

    def __init__(self, prizes):
        self.prizes = prizes
        self.rng = random.Random()
        register_after_restore(self.rng.seed)

    def winners(self, participants):
        return self.rng.sample(participants, k=min(self.prizes, len(participants)))
