"""`*parts` and `**options` are there when anything is passed, an empty text and a false option, too."""
import uuid


def name(*parts):
    if parts:
        return ".".join([*parts, uuid.uuid4().hex])
    return "unnamed"


def node(prefix, *parts, **options):
    if not options:
        return prefix
    return prefix + uuid.uuid4().hex


UNPREFIXED = name("")  # expect: unique-id-in-snapshot
NOTHING = name()
QUIET = node("n-", verbose=False)  # expect: unique-id-in-snapshot
PLAIN = node("n-", "a", "b")


def handler(event, context):
    return {"ids": [UNPREFIXED, NOTHING, QUIET, PLAIN]}
