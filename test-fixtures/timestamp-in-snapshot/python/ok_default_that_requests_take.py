"""All dates that are made at the start are given; the default is for requests."""
import time


class Day:
    def __init__(self, value=None):
        if value is None:
            self.value = time.time() // 86400
        else:
            self.value = value

    def before(self, other):
        return self.value < other.value


class Report:
    def __init__(self, name, first, stamped=False, moment=0):
        self.name = name
        self.first = first
        self.moment = moment or None
        if stamped:
            self.made = time.time()


def publish(result, with_time=True):
    if with_time:
        result["at"] = time.time()
    RESULTS.append(result)


RESULTS = []
Date = Day
EPOCH = Date(0)
TURN = Date(value=10957)
BOOKS = Report("books", EPOCH, moment=12)
publish({"status": "unknown"}, with_time=False)


def lambda_handler(event, context):
    publish({"status": "done"})
    return Day().before(TURN), isinstance(event, Day), BOOKS.first, RESULTS
