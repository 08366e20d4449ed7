"""P_NOWAIT: the command runs on."""
import os

WATCHER = os.spawnlp(os.P_NOWAIT, "watch-prices", "watch-prices", "--quiet")  # expect: thread-or-timer-in-snapshot


def handler(event, context):
    return open("/var/lib/prices/" + event["item"]).read()
