"""Snapshots are of Linux: what only another system runs is none of them."""
import os
import sys
import time

if sys.platform.startswith("win"):
    clock = time.perf_counter
    started = clock()
elif sys.platform == "darwin":
    clock = time.monotonic
    started = clock()
else:
    clock = time.time
    started = None

try:
    import msvcrt
except ImportError:
    terminal = None
else:
    terminal = (msvcrt, time.time())

if os.name == "posix":
    offset = 0.0
else:
    offset = time.time()


def lambda_handler(event, context):
    return {"at": clock(), "started": started, "offset": offset, "terminal": terminal}
