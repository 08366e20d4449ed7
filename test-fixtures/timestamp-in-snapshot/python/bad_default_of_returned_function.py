"""The inner function is returned and kept, and its default with it."""
import datetime


def make_clock():
    def now(at=datetime.datetime.now()):  # expect: timestamp-in-snapshot
        return at.isoformat()

    return now


CLOCK = make_clock()


def lambda_handler(event, context):
    return CLOCK()
