"""Two steps inside the object: the constructor hands the id to a setter."""
import logging
import uuid

log = logging.getLogger(__name__)


class AuditTrail:
    def __init__(self, application):
        self.application = application
        self.set_session(uuid.uuid4())  # expect: unique-id-in-snapshot
        self.sequence = 0

    def set_session(self, session):
        self.session = str(session)

    def record(self, actor, action):
        self.sequence += 1
        entry = f"{self.session}/{self.sequence}"
        log.info("%s %s %s %s", self.application, entry, actor, action)
        return entry


trail = AuditTrail("ledger")


def handler(event, context):
    return {"entry": trail.record(event["user"], event["action"])}
