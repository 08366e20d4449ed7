"""The branch that draws is the one that nobody takes."""
import random
import time


class Snowflake:
    def __init__(self, worker: int | None = None):
        self.worker = worker if worker is not None else 0
        self.sequence = random.getrandbits(12) if worker is not None else 0

    def next(self) -> int:
        self.sequence += 1
        return (int(time.time()) << 22) | (self.worker << 12) | self.sequence


IDS = Snowflake()


def handler(event, context):
    return {"id": IDS.next()}
