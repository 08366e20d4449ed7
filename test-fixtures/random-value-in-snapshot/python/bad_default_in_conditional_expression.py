"""`x if x is not None else draw()`: the expression begins in the branch that is not taken."""
import random
import time


class Snowflake:
    def __init__(self, worker: int | None = None, shard=None):
        self.worker = worker if worker is not None else random.getrandbits(10)  # expect: random-value-in-snapshot
        self.names = {"shard": shard if shard else random.getrandbits(5)}  # expect: random-value-in-snapshot
        self.sequence = 0

    def next(self) -> int:
        self.sequence += 1
        return (int(time.time()) << 22) | (self.worker << 12) | self.sequence


IDS = Snowflake()


def handler(event, context):
    return {"id": IDS.next(), "shard": IDS.names["shard"]}
