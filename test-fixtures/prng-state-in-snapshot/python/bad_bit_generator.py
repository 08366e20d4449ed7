import numpy
from numpy.random import PCG64, Generator


class Bootstrap:
    """Resamples a metric to get its confidence interval."""

    def __init__(self, rounds):
        self.rounds = rounds
        self.generator = Generator(PCG64())  # expect: prng-state-in-snapshot

    def interval(self, values):
        picks = self.generator.integers(0, len(values), size=(self.rounds, len(values)))
        means = numpy.asarray(values)[picks].mean(axis=1)
        return numpy.percentile(means, [2.5, 97.5]).tolist()


bootstrap = Bootstrap(rounds=2000)


def lambda_handler(event, context):
    return {"interval": bootstrap.interval(event["values"])}
