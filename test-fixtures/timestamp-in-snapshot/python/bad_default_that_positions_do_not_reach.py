"""Arguments by position that are not for the parameter: it stands behind `*names`, or the first of them is `self`."""
import time


def describe(*orders, now=time.time()):  # expect: timestamp-in-snapshot
    return {"orders": orders, "at": now}


class Cache:
    def path(self, name, now=time.time()):  # expect: timestamp-in-snapshot
        return f"{name}-{now}"


CACHE = Cache()


def lambda_handler(event, context):
    order = event["order"]
    return [describe(order, "none"), Cache.path(CACHE, order)]
