"""The hook is a function of its own for every name; nobody but the weak dictionary has it."""
import time
import weakref

from snapshot_restore_py import register_after_restore

_hooks = weakref.WeakValueDictionary()
deadlines = {}


def run_hooks():
    for hook in list(_hooks.values()):
        hook()


register_after_restore(run_hooks)


def watch(name, seconds):
    def renew():
        deadlines[name] = time.monotonic() + seconds

    deadlines[name] = time.monotonic() + seconds  # expect: timestamp-in-snapshot
    _hooks[name] = renew  # expect: hook-weakly-held


watch("session", 600)


def lambda_handler(event, context):
    return {"expired": time.monotonic() > deadlines["session"]}
