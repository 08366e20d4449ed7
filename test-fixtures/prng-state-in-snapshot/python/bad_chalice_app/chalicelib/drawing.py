from random import Random


class Drawing:
    def __init__(self, prizes):
        self.prizes = prizes
        self.source = Random()  # expect: prng-state-in-snapshot

    def winners(self, participants):
        return self.source.sample(participants, k=min(self.prizes, len(participants)))
