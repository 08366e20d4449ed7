"""Lazily loaded constants may well be primed: that is the purpose."""
import json
import pathlib

from snapshot_restore_py import register_before_snapshot

_tariffs = None


def tariffs():
    global _tariffs
    if _tariffs is None:
        _tariffs = json.loads(pathlib.Path("/opt/data/tariffs.json").read_text())
    return _tariffs


def lambda_handler(event, context):
    return {"cents": tariffs()[event["zone"]] * event["weight"]}


@register_before_snapshot
def prime():
    lambda_handler({"zone": next(iter(tariffs())), "weight": 1}, None)
