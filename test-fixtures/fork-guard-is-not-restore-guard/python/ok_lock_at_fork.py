"""Locks around a fork are what register_at_fork is for; nothing is renewed here."""
import os
import threading

_lock = threading.Lock()
_totals = {}

os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


def add(name, value):
    with _lock:
        _totals[name] = _totals.get(name, 0) + value
        return _totals[name]


def lambda_handler(event, context):
    return {"total": add(event["name"], event["value"])}
