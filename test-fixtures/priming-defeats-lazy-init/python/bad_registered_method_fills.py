"""A before-hook that puts more into the dictionary, or seeds a generator, renews nothing."""
import random
import uuid

from snapshot_restore_py import register_before_snapshot

IDS = {}
RNG = None


def ident(kind):
    if kind not in IDS:
        IDS[kind] = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
    return IDS[kind]


def generator():
    global RNG
    if RNG is None:
        RNG = random.Random()  # expect: priming-defeats-lazy-init
    return RNG


register_before_snapshot(IDS.keys)
register_before_snapshot(generator().seed)
ident("warm")


def lambda_handler(event, context):
    return ident(event["kind"]), generator().random()
