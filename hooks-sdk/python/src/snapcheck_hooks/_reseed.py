"""Seeds the hidden generators of the process anew: those that no program holds in a variable."""
import os
import random
import sys
from typing import Any, List


def reseed_all() -> List[str]:
    """Gives fresh entropy to the hidden generators of the modules that are loaded. Returns what was done.

    random          the global generator behind random.random()
    numpy.random    the legacy generator behind numpy.random.rand()
    ssl             OpenSSL's generators, of the library that Python's ssl uses
    tempfile        the generator of names
    uuid            the last time stamps and a random node of uuid1, uuid6, uuid7

    Call it in an after-restore hook. A module that is not loaded has no state. Not reached: generators in objects (hold a
    SnapSafeRandom instead), uuid1 where the C library makes it, and libraries that bring an OpenSSL of their own
    (the wheels of `cryptography` do).
    """
    done = []
    for module, reseed in _RESEED.items():
        if module in sys.modules and reseed(sys.modules[module]):
            done.append(module)
    return done


def _random(module: Any) -> bool:
    random.seed()
    return True


def _numpy(module: Any) -> bool:
    module.seed()  # without an argument: from the system
    return True


def _ssl(module: Any) -> bool:
    module.RAND_add(os.urandom(32), 32.0)
    return True


def _tempfile(module: Any) -> bool:
    # CPython keeps one generator of names, and replaces it when it is None (Lib/tempfile.py, _get_candidate_names).
    if not hasattr(module, "_name_sequence"):
        return False
    module._name_sequence = None
    return True


def _uuid(module: Any) -> bool:
    for name in ("_last_timestamp", "_last_timestamp_v6", "_last_timestamp_v7"):
        if hasattr(module, name):
            setattr(module, name, None)
    node = getattr(module, "_node", None)
    if node is not None and node >> 40 & 1:  # the multicast bit: drawn at random, not an address of a card (RFC 9562, 6.10)
        module._node = None
    return True


_RESEED = {"random": _random, "numpy.random": _numpy, "ssl": _ssl, "tempfile": _tempfile, "uuid": _uuid}
