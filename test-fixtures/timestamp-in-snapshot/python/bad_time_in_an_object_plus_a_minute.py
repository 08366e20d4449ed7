"""Compared with what an object of a request keeps: the time of the snapshot and a minute, or the present itself."""
import time

changed = time.time()  # expect: timestamp-in-snapshot
refreshed = time.time()  # expect: timestamp-in-snapshot


class View:
    def __init__(self):
        self.seen = time.time()

    def is_late(self):
        return self.seen > changed + 60

    def is_old(self):
        return time.time() > refreshed


def lambda_handler(event, context):
    view = View()
    return {"late": view.is_late(), "old": view.is_old()}
