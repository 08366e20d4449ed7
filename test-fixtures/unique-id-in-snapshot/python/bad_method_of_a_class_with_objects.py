"""The same, and both shells are made before the snapshot."""
import uuid


class Shell:
    def __init__(self, home):
        self.home = self.resolve(home)  # expect: unique-id-in-snapshot

    def resolve(self, path):
        raise NotImplementedError


class LocalShell(Shell):
    def resolve(self, path):
        return "/home/" + path


class RemoteShell(Shell):
    def resolve(self, path):
        self.marker = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        return self.marker + ":" + path


SHELLS = {name: made("orders") for name, made in {"local": LocalShell, "remote": RemoteShell}.items()}


def lambda_handler(event, context):
    return {"home": SHELLS[event["shell"]].home}
