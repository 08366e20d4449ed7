"""Registered by a constructor that runs when the module is imported."""
import uuid

from snapshot_restore_py import register_after_restore


class Registration:
    def __init__(self, service):
        self.service = service
        self.instance_id = uuid.uuid4().hex
        register_after_restore(self.renew)

    def renew(self):
        self.instance_id = uuid.uuid4().hex


def build(service):
    return Registration(service)


registration = build("pricing")


def lambda_handler(event, context):
    return {"instance": registration.instance_id, "service": registration.service}
