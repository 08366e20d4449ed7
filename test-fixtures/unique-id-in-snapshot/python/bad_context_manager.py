"""A with statement at module level runs __enter__ before the snapshot."""
import logging
import uuid

log = logging.getLogger(__name__)


class StartUp:
    def __enter__(self):
        self.run_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        log.info("start-up %s", self.run_id)
        return self

    def __exit__(self, *exc_info):
        log.info("start-up %s is done", self.run_id)
        return False


with StartUp() as startup:
    ROUTES = {"/": "index", "/about": "about"}


def lambda_handler(event, context):
    return {"route": ROUTES.get(event["rawPath"]), "run": startup.run_id}
