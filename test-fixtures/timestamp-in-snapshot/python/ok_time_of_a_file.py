"""`ctime` and `asctime` write the time that they are given."""
import os
import time

import app_package

INSTALLED = time.ctime(os.path.getmtime(app_package.__file__))
EPOCH = time.asctime((2020, 1, 1, 0, 0, 0, 2, 1, 0))


def lambda_handler(event, context):
    return {"installed": INSTALLED, "epoch": EPOCH}
