"""The log is opened for a flag that is false, and by a function whose callers all pass None."""

DEBUG = False


def open_log(path=None):
    if path is not None:
        return open(path, "a")
    return None


LOG = open_log()
TRACE = open("/tmp/trace.log", "w") if DEBUG else None
if DEBUG:
    AUDIT = open("/tmp/audit.log", "a")
else:
    AUDIT = None


def lambda_handler(event, context):
    for log in (LOG, TRACE, AUDIT):
        if log:
            log.write(event["id"])
    return "ok"
