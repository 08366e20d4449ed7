"""A library calls the methods of an object that it gets, and no call of them is written down."""
import contextlib
import logging
import sys
import uuid


class Journal:
    def __init__(self):
        self.closed = False
        self.node = None
        with contextlib.closing(self):
            logging.info("journal of %s", sys.argv[0])
        self.reopen()

    def close(self):
        self.closed = True

    def reopen(self):
        if self.closed:
            self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Screen:
    def __init__(self):
        self.dirty = False
        self.node = None
        print("starting", file=self)
        self.redraw()

    def write(self, text):
        self.dirty = True

    def redraw(self):
        if self.dirty:
            self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


JOURNAL = Journal()
SCREEN = Screen()


def lambda_handler(event, context):
    return [JOURNAL.node, SCREEN.node]
