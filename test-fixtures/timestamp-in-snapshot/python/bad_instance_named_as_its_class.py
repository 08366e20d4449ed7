"""The decorator puts the one object where the class's name was: the method runs on it."""
import time


def singleton(cls):
    return cls()


@singleton
class Quota:
    def __init__(self):
        self.started = time.time()  # warning: timestamp-in-snapshot

    def is_over(self):
        return time.time() - self.started > 3600


def lambda_handler(event, context):
    return {"over": Quota.is_over()}
