"""Numbers that look random and are constants of an algorithm."""
GOLDEN = 0x9E3779B97F4A7C15
PRIMES = (73856093, 19349663, 83492791)
PERMUTATION = [(37 * i + 11) % 256 for i in range(256)]


def spatial_hash(x, y, z):
    mixed = (x * PRIMES[0]) ^ (y * PRIMES[1]) ^ (z * PRIMES[2])
    return PERMUTATION[(mixed * GOLDEN >> 56) & 0xFF]


def lambda_handler(event, context):
    return {"cells": [spatial_hash(*point) for point in event["points"]]}
