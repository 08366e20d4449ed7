#!/usr/bin/env python3
"""A first line like that of a script, but a module that others import."""
import uuid

SERIES = str(uuid.uuid4())  # expect: unique-id-in-snapshot
