"""`open` itself is put away under another name and called through it."""
opener = open
OPENERS = {"plain": opener}
AUDIT = opener("/var/log/audit.log", "a")  # expect: open-file-in-snapshot
TRACE = OPENERS["plain"]("/var/log/trace.log", "a")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    AUDIT.write(event["id"])
    TRACE.write(event["id"])
    return "ok"
