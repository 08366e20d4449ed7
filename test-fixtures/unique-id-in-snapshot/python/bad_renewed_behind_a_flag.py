"""Behind the flag that the hook sets only one of two ids is made again."""
import uuid

from snapshot_restore_py import register_after_restore


class Identity:
    def __init__(self):
        self.restored = False
        self.node = uuid.uuid4().hex
        self.boot = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def on_restore(self):
        self.restored = True

    def renew(self):
        self.node = uuid.uuid4().hex

    def current(self):
        if self.restored:
            self.restored = False
            self.renew()
        return {"node": self.node, "boot": self.boot}


identity = Identity()
register_after_restore(identity.on_restore)


def lambda_handler(event, context):
    return identity.current()
