"""`ctime` without an argument writes the present."""
import time

BANNER = "report of " + time.ctime()  # expect: timestamp-in-snapshot
PAGE_TIME = time.asctime()  # expect: timestamp-in-snapshot


def lambda_handler(event, context):
    age = PAGE_TIME < event["since"]
    return {"title": BANNER, "old": age}
