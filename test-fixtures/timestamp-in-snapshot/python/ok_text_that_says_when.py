"""A library: the texts say when it was loaded, and nobody makes a time of them again."""
import datetime
import time

START_INFO = {"loaded": str(datetime.datetime.now())}  # note: timestamp-in-snapshot


class Activity:
    def __init__(self, name=None):
        self.name = name or "activity " + str(time.time())  # note: timestamp-in-snapshot
        self.children = {}

    def add(self, other):
        self.children[other.name] = other


ROOT = Activity()


def describe():
    found = {"root": ROOT.name}
    found.update(START_INFO)
    return found
