"""A function of the module is held by the module: a weak registry does not lose it."""
import random
import weakref

from snapshot_restore_py import register_after_restore

_listeners = weakref.WeakSet()
rng = random.Random()


@register_after_restore
def fire():
    for listener in list(_listeners):
        listener()


def reseed():
    rng.seed()


_listeners.add(reseed)


def lambda_handler(event, context):
    return {"pick": rng.choice(event["candidates"])}
