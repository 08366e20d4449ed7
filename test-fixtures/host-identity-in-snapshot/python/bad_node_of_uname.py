"""Of what os.uname says, the second part is the name of the host."""
import os
import platform


def node():
    system, host, *rest = os.uname()
    return host


FIRST = os.uname()[1]  # expect: host-identity-in-snapshot
SECOND = os.uname().nodename  # expect: host-identity-in-snapshot
THIRD = platform.uname().node  # expect: host-identity-in-snapshot
ALL = " ".join(os.uname())  # expect: host-identity-in-snapshot
HOST = node()  # expect: host-identity-in-snapshot


def lambda_handler(event, context):
    return [FIRST, SECOND, THIRD, ALL, HOST]
