"""The registry holds the hooks of the objects."""
import uuid

from snapcheck_hooks import after_restore


class Ids:
    def __init__(self):
        self.renew()
        after_restore(self.renew)

    def renew(self):
        self.prefix = uuid.uuid4().hex


IDS = Ids()


def handler(event, context):
    return {"order": IDS.prefix + "-1"}
