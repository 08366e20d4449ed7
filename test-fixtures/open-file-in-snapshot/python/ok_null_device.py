"""The null device has no position and no locks, and every machine has one."""
import os
import subprocess

NULL = open(os.devnull, "wb")
SINK = os.open("/dev/null", os.O_WRONLY)


def lambda_handler(event, context):
    os.write(SINK, b"x")
    return subprocess.call(["true"], stdout=NULL)
