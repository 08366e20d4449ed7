"""What the priming made is dropped after the restore; the next request makes it anew."""
import uuid

from snapshot_restore_py import register_after_restore, register_before_snapshot


class Session:
    def __init__(self):
        self._id = None

    def id(self):
        if self._id is None:
            self._id = uuid.uuid4().hex
        return self._id

    def reset(self):
        self._id = None


session = Session()
register_before_snapshot(session.id)
register_after_restore(session.reset)


def lambda_handler(event, context):
    return {"session": session.id(), "page": event["page"]}
