"""The factoriser seeds its generator itself, and gets the same numbers with and without a snapshot: a note. Codes do not."""
import random

rgen = random.Random()  # note: prng-state-in-snapshot
codes = random.Random()  # expect: prng-state-in-snapshot


def factor(n, seed=1234):
    rgen.seed(seed)
    return rgen.randint(2, n - 2)


def lambda_handler(event, context):
    return {"factor": factor(event["n"]), "code": codes.randint(100000, 999999)}
