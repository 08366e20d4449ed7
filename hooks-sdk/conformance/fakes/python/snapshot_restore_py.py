"""Stands in for snapshot_restore_py 1.0 (github.com/aws/snapshot-restore-py) in the conformance tests: the same names and
behaviour, own code. Nothing is checked when it is registered, and the lists are handed out themselves, because Lambda's
runtime empties that of the before-hooks from its end.
"""
_before, _after = [], []


def register_before_snapshot(func, *args, **kwargs):
    _before.append((func, args, kwargs))
    return func


def register_after_restore(func, *args, **kwargs):
    _after.append((func, args, kwargs))
    return func


def get_before_snapshot():
    return _before


def get_after_restore():
    return _after
