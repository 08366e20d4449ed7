"""P_WAIT: the command is over when the call returns."""
import os

if os.spawnl(os.P_WAIT, "/usr/bin/update-prices", "update-prices", "--quiet") != 0:
    raise RuntimeError("no prices")


def handler(event, context):
    return open("/var/lib/prices/" + event["item"]).read()
