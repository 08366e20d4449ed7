"""Three conditions of the start lead to the draw: a deployment that wants it gets it in every clone."""
import os
import random

SETTINGS = {"mode": os.environ.get("MODE", "shard"), "replicas": int(os.environ.get("REPLICAS", "3"))}


class Router:
    def __init__(self, settings):
        self.shard = 0
        if settings["mode"] == "shard":
            if settings["replicas"] > 1:
                self.shard = self.choose(settings["replicas"])  # expect: random-value-in-snapshot

    def choose(self, replicas):
        if replicas < 1000:
            return random.randrange(replicas)
        return replicas


ROUTER = Router(SETTINGS)


def lambda_handler(event, context):
    return {"shard": ROUTER.shard}
