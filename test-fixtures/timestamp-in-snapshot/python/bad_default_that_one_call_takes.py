"""One date of the start is not given, one may be missing, and one is made by a call of which nobody knows."""
import os
import time


class Day:
    def __init__(self, value=None):
        if value is None:
            self.value = time.time() // 86400  # expect: timestamp-in-snapshot
        else:
            self.value = value


class Week:
    def __init__(self, value=None):
        if value is None:
            self.value = time.time() // 604800  # expect: timestamp-in-snapshot


class Month:
    def __init__(self, value=None):
        if not value:
            self.value = time.time() // 2592000  # expect: timestamp-in-snapshot


class Year:
    def __init__(self, value=None):
        if value is None:
            self.value = time.time() // 31557600  # expect: timestamp-in-snapshot


def find(name):
    if name in os.environ:
        return os.environ[name]


OPTIONS = [{"value": 3}, {}]
EPOCH = Day(0)
TODAY = Day()
FIRST = Week(find("FIRST_WEEK"))
MONTHS = Month(0), Month(1)
YEARS = [Year(**options) for options in OPTIONS]


def lambda_handler(event, context):
    return EPOCH.value, TODAY.value, FIRST.value, [month.value for month in MONTHS], [year.value for year in YEARS]
