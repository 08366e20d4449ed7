"""Four conditions, one in another: seldom do all of them hold."""
import os
import random

SETTINGS = {"mode": os.environ.get("MODE", "plain"), "replicas": int(os.environ.get("REPLICAS", "3"))}


class Router:
    def __init__(self, settings):
        self.shard = 0
        if settings["mode"] == "shard":
            if settings["replicas"] > 1:
                self.shard = self.choose(settings["replicas"])  # note: random-value-in-snapshot

    def choose(self, replicas):
        if replicas < 1000:
            if os.path.exists("/etc/shards"):
                return random.randrange(replicas)
        return replicas


ROUTER = Router(SETTINGS)


def lambda_handler(event, context):
    return {"shard": ROUTER.shard}
