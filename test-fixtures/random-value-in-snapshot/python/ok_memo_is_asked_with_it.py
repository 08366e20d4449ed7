"""A memo that is asked with a random number answers with it only when it is asked with the same one again."""
import functools
import random

MODULUS = 3233


@functools.lru_cache(maxsize=1024)
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def has_small_factor(tries):
    for _ in range(tries):
        if gcd(random.randrange(2, MODULUS), MODULUS) > 1:
            return True
    return False


if not has_small_factor(100):
    raise SystemExit("the modulus is too strong for a demonstration")


def lambda_handler(event, context):
    return {"gcd": gcd(int(event["a"]), int(event["b"]))}
