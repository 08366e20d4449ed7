"""A generator that every clone seeds anew, in place: all who hold it are served."""
from snapcheck_hooks import SnapSafeRandom


class Shuffler:
    def __init__(self, generator):
        self._generator = generator

    def order(self, items):
        return self._generator.sample(items, len(items))


GENERATOR = SnapSafeRandom()
SHUFFLER = Shuffler(GENERATOR)


def lambda_handler(event, context):
    return {"order": SHUFFLER.order(event["items"]), "discount": GENERATOR.randrange(10)}
