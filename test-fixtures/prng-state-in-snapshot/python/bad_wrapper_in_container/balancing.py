import random


class Balancer:
    def __init__(self, name, weight):
        self.name = name
        self.weight = weight
        self.rng = random.Random()  # expect: prng-state-in-snapshot

    def pick(self, hosts):
        return self.rng.choice(hosts)
