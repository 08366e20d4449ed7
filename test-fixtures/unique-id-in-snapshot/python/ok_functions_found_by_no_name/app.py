"""Members are read by names, but of other modules and objects."""
import json
import os

import makers.read
import settings

makers.read.fill()
LEVEL = settings.__dict__[os.environ["LEVEL"]]
WRITE = getattr(json, os.environ["WRITER"])


def lambda_handler(event, context):
    makers.read.fill(True)
    return WRITE([LEVEL, makers.read.FOUND["id"]])
