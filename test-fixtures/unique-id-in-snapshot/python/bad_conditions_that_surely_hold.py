"""Four conditions stand around the id; but two of them hold on each system of today, and one was asked before."""
import os
import sys
import uuid

NODE = None


def begin(settings):
    global NODE
    if sys.version_info >= (3, 6):
        if sys.platform != "win32":
            if settings.get("cluster"):
                if settings.get("role") != "standby":
                    if settings.get("cluster"):
                        NODE = uuid.uuid4().hex  # expect: unique-id-in-snapshot


begin(dict(os.environ))


def lambda_handler(event, context):
    return NODE
