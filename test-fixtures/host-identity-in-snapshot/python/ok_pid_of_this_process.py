"""The process number is the same in every clone, and right there: names below /proc, and a guard against fork."""
import os

NAMESPACE = "/proc/{pid}/ns/net".format(pid=os.getpid())
STATUS = "/proc/%d/status" % os.getpid()


class Daemon:
    def __init__(self):
        self._started_as = os.getpid()

    def is_parent(self):
        return self._started_as == os.getpid()


DAEMON = Daemon()


def memory():
    with open(STATUS) as status:
        return [line for line in status if line.startswith("VmRSS")]


print(DAEMON.is_parent())


def lambda_handler(event, context):
    return {"namespace": os.readlink(NAMESPACE), "memory": memory()}
