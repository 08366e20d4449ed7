"""Tests of the version that some Python of today passes."""
import random
import sys
from sys import version_info

import six

if sys.version_info[0] >= 3:
    SALT = random.random()  # expect: random-value-in-snapshot
else:
    SALT = None

if version_info > (3, 11):
    LATE = random.random()  # expect: random-value-in-snapshot
else:
    LATE = random.getrandbits(32)  # expect: random-value-in-snapshot

if version_info < (3, 8, 4):
    SHIFT = random.randrange(16)  # expect: random-value-in-snapshot
else:
    SHIFT = 0

if not six.PY2:
    SEED = random.getrandbits(64)  # expect: random-value-in-snapshot
else:
    SEED = 1


def lambda_handler(event, context):
    return SALT, LATE, SHIFT, SEED
