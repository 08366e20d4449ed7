#!/usr/bin/env python3
"""All of it runs at once: a script, which no server imports."""
import sys
import uuid

RUN_ID = str(uuid.uuid4())


def title(name):
    return f"{name} of run {RUN_ID}"


for path in sys.argv[1:]:
    with open(path) as orders:
        print(title(path), sum(1 for line in orders if line.strip()))
