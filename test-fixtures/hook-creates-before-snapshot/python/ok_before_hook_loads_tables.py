"""Warm-up of constants is what a before-hook is good for."""
import json
import pathlib
import re

from snapshot_restore_py import register_before_snapshot

tables = {}
patterns = {}


@register_before_snapshot
def warm_up():
    for path in pathlib.Path("/opt/data").glob("*.json"):
        tables[path.stem] = json.loads(path.read_text())
    for name, text in tables.get("patterns", {}).items():
        patterns[name] = re.compile(text)


def lambda_handler(event, context):
    return {name: bool(pattern.search(event["text"])) for name, pattern in patterns.items()}
