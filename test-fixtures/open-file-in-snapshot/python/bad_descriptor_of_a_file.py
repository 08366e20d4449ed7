"""A stream over the descriptor of a file, or in the place of standard output."""
import os
import sys

DESCRIPTOR = os.open("/var/log/orders.log", os.O_WRONLY)  # expect: open-file-in-snapshot
LOG = os.fdopen(DESCRIPTOR, "w")  # expect: open-file-in-snapshot
sys.stdout = open("/var/log/output.log", "w")  # expect: open-file-in-snapshot


def lambda_handler(event, context):
    print(event["order"], file=LOG)
