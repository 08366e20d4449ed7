import random


class NumberSource:
    def __init__(self, digits):
        self.digits = digits

    def draw(self):
        return random.randint(10 ** (self.digits - 1), 10**self.digits - 1)  # expect: hidden-prng-in-handler


_source = NumberSource(9)


def next_number(gate):
    return f"{gate}-{_source.draw()}"
