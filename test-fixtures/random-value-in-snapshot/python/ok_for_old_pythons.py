"""What no Python runs that is still in use."""
import random
import sys
from sys import version_info

import six

if sys.version_info[0] < 3:
    SALT = random.random()
elif version_info >= (3, 6):
    SALT = None
else:
    SALT = random.getrandbits(32)


class Cipher:
    if version_info[:2] < (2, 3):
        start = int(random.random() * 0xFFFFFFFF)
    else:
        start = None


if not six.PY3:
    SHIFT = random.randrange(16)
else:
    SHIFT = 0


def lambda_handler(event, context):
    return SALT, Cipher.start, SHIFT
