"""snapshot_restore_py keeps what is registered: a lambda and a method of a temporary object are fine."""
import random
import uuid

from snapshot_restore_py import register_after_restore

rng = random.Random()
ids = {"instance": uuid.uuid4().hex}


class Renewal:
    def __init__(self, target):
        self.target = target

    def run(self):
        self.target["instance"] = uuid.uuid4().hex


register_after_restore(lambda: rng.seed())
register_after_restore(Renewal(ids).run)


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"]), "instance": ids["instance"]}
