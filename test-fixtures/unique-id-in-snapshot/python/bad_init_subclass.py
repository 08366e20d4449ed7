"""__init_subclass__ runs for every subclass when it is defined."""
import uuid


class Plugin:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.token = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        Plugin.registry[cls.__name__.lower()] = cls

    def run(self, payload):
        raise NotImplementedError


class Resize(Plugin):
    def run(self, payload):
        return {"token": self.token, "size": [payload["width"] // 2, payload["height"] // 2]}


def lambda_handler(event, context):
    return Plugin.registry[event["plugin"]]().run(event["payload"])
