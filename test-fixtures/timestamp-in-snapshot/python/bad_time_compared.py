"""A library: these times are compared with the present, or stand for it."""
import time
from datetime import datetime

STARTED = time.time()  # expect: timestamp-in-snapshot
UNTIL = time.time() + 3600  # expect: timestamp-in-snapshot
WINDOW_END = time.time() + 60  # expect: timestamp-in-snapshot


def uptime():
    return time.time() - STARTED


def is_over(now):
    return now >= UNTIL


def in_window(now):
    return 0 < now <= WINDOW_END


def placed(item, at=datetime.now()):  # expect: timestamp-in-snapshot
    return {"item": item, "at": at}
