"""The server calls the object's methods by their names."""
import random
from xmlrpc.server import SimpleXMLRPCServer


class Dice:
    def __init__(self):
        self.rng = random.Random()  # expect: prng-state-in-snapshot

    def roll(self, sides):
        return self.rng.randrange(sides)


server = SimpleXMLRPCServer(("", 8000))
server.register_instance(Dice())
server.serve_forever()
