"""A tree that brings its own copy of a module that the catalogue knows."""
import _random


class Random(_random.Random):
    def choice(self, values):
        return values[int(self.random() * len(values))]


_inst = Random()  # note: prng-state-in-snapshot
choice = _inst.choice
