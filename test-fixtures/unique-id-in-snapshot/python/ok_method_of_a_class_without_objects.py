"""Two shells share a base class. Before the snapshot there is a local one only, whose paths have no marker."""
import uuid


class Shell:
    def __init__(self, home):
        self.home = self.resolve(home)  # note: unique-id-in-snapshot

    def resolve(self, path):
        raise NotImplementedError


class LocalShell(Shell):
    def resolve(self, path):
        return "/home/" + path


class RemoteShell(Shell):
    def resolve(self, path):
        self.marker = uuid.uuid4().hex  # note: unique-id-in-snapshot
        return self.marker + ":" + path


LOCAL = LocalShell("orders")


def lambda_handler(event, context):
    remote = RemoteShell(event["host"])
    return {"local": LOCAL.home, "remote": remote.home}
