"""A library: that its tables were made then stays true, and nobody here asks how long ago that was."""
import time

MADE_AT = time.time()  # note: timestamp-in-snapshot
TABLES = {"eu": 0.19, "us": 0.07}


def last_modified():
    return MADE_AT


def described():
    return f"{len(TABLES)} tables of {MADE_AT:.0f}"
