"""One call leaves the time out, one may, and of one nobody knows what it calls."""
import time


def describe(order, now=time.time()):  # expect: timestamp-in-snapshot
    return {"order": order, "at": now}


def stamp(order, now=time.time()):  # expect: timestamp-in-snapshot
    return {"order": order, "at": now}


def sign(order, now=time.time()):  # expect: timestamp-in-snapshot
    return {"order": order, "at": now}


class Cache:
    def path(self, name, now=time.time()):  # expect: timestamp-in-snapshot
        return f"{name}-{now}"


SIGNERS = {"orders": sign}


def lambda_handler(event, context):
    caches = event["caches"]
    return [describe(event["order"], time.time()), describe("none"), stamp(**event), stamp(1, time.time()),
            sign(2, time.time()), Cache().path("a", time.time()), caches.path("b")]
