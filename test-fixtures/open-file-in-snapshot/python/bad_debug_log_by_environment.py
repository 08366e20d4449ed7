"""A log that only an environment variable for debugging opens: a note; one for operation is no debugging."""
import os

_debug_path = os.getenv("ORDERS_DEBUG")
TRACE = None
if _debug_path:
    TRACE = open(_debug_path, "a")  # note: open-file-in-snapshot

_journal_path = os.getenv("ORDERS_JOURNAL")
JOURNAL = None
if _journal_path:
    JOURNAL = open(_journal_path, "a")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    for log in (TRACE, JOURNAL):
        if log:
            log.write(event["id"])
    return "ok"
