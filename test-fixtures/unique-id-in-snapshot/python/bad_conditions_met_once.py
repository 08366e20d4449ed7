"""Two conditions around a call are two, also for what its object brings back; and a store that surely runs counts."""
import os
import uuid


class Context:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot


STATE = {}


def boot():
    if "CLUSTER" in os.environ:
        if "REGION" in os.environ:
            context = Context()
            STATE["node"] = context.node


def name(settings):
    own = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    if settings.get("CLUSTER"):
        if settings.get("REGION"):
            if settings.get("ZONE"):
                if settings.get("RACK"):
                    STATE["name"] = own
    STATE["name"] = own


boot()
name(os.environ)


def lambda_handler(event, context):
    return STATE
