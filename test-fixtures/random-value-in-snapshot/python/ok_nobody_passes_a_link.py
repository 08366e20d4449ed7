"""The styles that are made at the start have no link, and so none of the random ids that links get."""
import random


class Style:
    def __init__(self, color, link=None, target=None):
        self.color = color
        self.link_id = f"{random.randint(0, 999999)}" if (link or target) else ""


def generator(seed):
    if seed is None:
        return random
    if isinstance(seed, int):
        return random.Random(seed)
    return seed


class Sampler:
    def __init__(self, seed=None):
        self.draw = generator(seed)


INFO = Style("blue")
WARNING = Style("yellow", target=None)
SAMPLER = Sampler()


def preview(link, seed):
    """For notebooks."""
    return Style("red", link=link), Sampler(seed=seed)


def lambda_handler(event, context):
    return {"colors": [INFO.color, WARNING.color], "shared": SAMPLER.draw is random}
