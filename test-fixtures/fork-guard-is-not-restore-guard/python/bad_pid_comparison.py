"""The process id does not change in a restore: the branch is never taken."""
import os
import random

_rng = random.Random()  # expect: prng-state-in-snapshot
_pid = os.getpid()


def rng():
    global _rng, _pid
    if os.getpid() != _pid:  # expect: fork-guard-is-not-restore-guard
        _rng = random.Random()
        _pid = os.getpid()
    return _rng


def lambda_handler(event, context):
    return {"pick": rng().choice(event["candidates"])}
