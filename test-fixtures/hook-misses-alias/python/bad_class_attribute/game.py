import entropy


class Game:
    rng = entropy.generator

    def __init__(self, players):
        self.players = players

    def first(self):
        return self.rng.choice(self.players)
