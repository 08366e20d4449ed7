"""The generator is captured by a function that a factory returns."""
import random


def make_sampler(rate):
    rng = random.Random()  # expect: prng-state-in-snapshot

    def sample(items):
        return [item for item in items if rng.random() < rate]

    return sample


sample_logs = make_sampler(0.1)


def lambda_handler(event, context):
    return {"kept": sample_logs(event["lines"])}
