"""The whole answer is kept, and only its parts about the system are read."""
import os
import platform

SYSTEM = os.uname()  # note: host-identity-in-snapshot
ANSWER = tuple(platform.uname())  # note: host-identity-in-snapshot


class Client:
    def __init__(self):
        self.system = SYSTEM

    def is_bsd(self):
        return self.system[0].endswith("BSD")


CLIENT = Client()
KERNEL = SYSTEM.release


def lambda_handler(event, context):
    return {"machine": SYSTEM.machine, "kernel": KERNEL, "bsd": CLIENT.is_bsd(), "system": ANSWER[0]}
