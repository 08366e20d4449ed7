#!/usr/bin/env python3
"""What stands behind the test for `__main__` is the script; the rest is there for who imports it."""
import sys
import uuid

SESSION = str(uuid.uuid4())  # expect: unique-id-in-snapshot


def key(name):
    return f"{SESSION}/{name}"


if __name__ == "__main__":
    print(key(sys.argv[1]))
