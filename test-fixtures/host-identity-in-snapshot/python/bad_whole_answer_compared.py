"""The whole answer is kept; to compare it with the present one is to read the node, too."""
import os

SYSTEM = os.uname()  # expect: host-identity-in-snapshot


def lambda_handler(event, context):
    # note: fork-guard-is-not-restore-guard
    return {"machine": SYSTEM.machine, "same": SYSTEM == os.uname()}
