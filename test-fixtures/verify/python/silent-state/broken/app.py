"""A journal of parcels. What names its lines is in no answer, and in places that are easily overlooked."""
import enum
import itertools
import secrets
import threading


class Shard(enum.Enum):
    OWN = secrets.token_hex(8)


LOCAL = threading.local()
LOCAL.key = secrets.token_hex(16)
TICKETS = itertools.count(secrets.randbelow(10**9))


def handler(event, context):
    with open("/tmp/journal", "a") as journal:
        print(Shard.OWN.value, LOCAL.key, next(TICKETS), file=journal)
    return {"accepted": True}
