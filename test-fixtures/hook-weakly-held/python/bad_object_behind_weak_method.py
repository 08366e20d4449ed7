"""WeakMethod keeps bound methods usable as long as their object lives; this object lives for one statement."""
import secrets
import weakref

from snapshot_restore_py import register_after_restore

_methods = []
state = {"salt": secrets.token_hex(16)}  # expect: key-or-nonce-in-snapshot


class Renewal:
    def __init__(self, target):
        self.target = target

    def run(self):
        self.target["salt"] = secrets.token_hex(16)


def on_restore(method):
    _methods.append(weakref.WeakMethod(method))


@register_after_restore
def run_methods():
    for reference in _methods:
        method = reference()
        if method is not None:
            method()


on_restore(Renewal(state).run)  # expect: hook-weakly-held


def lambda_handler(event, context):
    return {"salt": state["salt"], "form": event["form"]}
