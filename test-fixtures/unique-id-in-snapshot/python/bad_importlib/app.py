"""The modules of the plugins are imported by name, at import of this module."""
import importlib

PLUGINS = {name: importlib.import_module(f"plugins.{name}") for name in ("audit", "echo")}


def lambda_handler(event, context):
    return PLUGINS[event["plugin"]].run(event["payload"])
