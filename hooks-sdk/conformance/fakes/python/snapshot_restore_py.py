"""Stands in for the package of Lambda's Python runtime in the conformance tests: the same names and behaviour, own code."""
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
