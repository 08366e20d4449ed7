"""All calls of the function give the time."""
import time


def describe(order, now=time.time()):  # note: timestamp-in-snapshot
    return {"order": order, "at": now}


class Cache:
    def _path(self, name, now=time.time()):  # note: timestamp-in-snapshot
        return f"{name}-{now}"

    def path(self, name):
        return self._path(name, now=time.time())


CACHE = Cache()


def lambda_handler(event, context):
    return describe(event["order"], time.time()), CACHE.path(event["order"])
