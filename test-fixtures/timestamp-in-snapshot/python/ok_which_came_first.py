"""Two kept times that are compared with each other: which of two changes came first stays true."""
import datetime
import time


class Catalog:
    def __init__(self):
        self.built = datetime.datetime.now()  # note: timestamp-in-snapshot
        self.changed = datetime.datetime.now()  # note: timestamp-in-snapshot
        self.entries = {}

    def add(self, name, entry):
        self.entries[name] = entry
        self.changed = datetime.datetime.now()

    def needs_build(self):
        return self.changed >= self.built

    def build(self):
        self.built = datetime.datetime.now()
        return sorted(self.entries)


CATALOG = Catalog()
LAST_DEPLOY = time.time()  # note: timestamp-in-snapshot
LAST_CHECK = time.time()  # note: timestamp-in-snapshot


def lambda_handler(event, context):
    CATALOG.add(event["name"], event)
    names = CATALOG.build() if CATALOG.needs_build() else []
    return {"names": names, "fresh": LAST_CHECK > LAST_DEPLOY}
