"""The whole answer is kept; somebody reads the node, or gets all of it."""
import json
import os
import platform

SYSTEM = os.uname()  # expect: host-identity-in-snapshot
ANSWER = platform.uname()  # expect: host-identity-in-snapshot
KEPT = os.uname()  # expect: host-identity-in-snapshot


class Client:
    def __init__(self):
        self.system = SYSTEM

    def name(self):
        return self.system[1]


CLIENT = Client()


def kept():
    return KEPT


def lambda_handler(event, context):
    machine = [SYSTEM.machine, ANSWER.machine, kept().machine]
    return {"machine": machine, "name": CLIENT.name(), "all": json.dumps(ANSWER), "part": kept()[event["part"]]}
