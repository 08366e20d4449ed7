"""functools.wraps under another name calls nothing: the methods draw when somebody calls them."""
import functools
import random

keep_name = functools.wraps


def counted(method):
    @keep_name(method)
    def call(self, *args):
        self.calls += 1
        return method(self, *args)

    return call


class Numbers(random.SystemRandom):
    calls = 0

    getrandbits = counted(random.Random.getrandbits)
    random = counted(random.Random.random)


def lambda_handler(event, context):
    return {"number": Numbers().getrandbits(32)}
