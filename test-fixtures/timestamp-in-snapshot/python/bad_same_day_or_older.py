"""Compared with the present, and subtracted from it as well."""
import time


class Report:
    def __init__(self):
        self.began = int(time.time())  # expect: timestamp-in-snapshot

    def is_current(self):
        return self.began == int(time.time())

    def age(self):
        return int(time.time()) - self.began


REPORT = Report()
