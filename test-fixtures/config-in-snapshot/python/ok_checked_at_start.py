# snapcheck-args: --platform criu
"""Start-up refuses to go on without the variables; their values are read again for every request."""
import os
import sys

from flask import Flask, jsonify

REQUIRED = ("REGION", "UPSTREAM_URL")
missing = [name for name in REQUIRED if name not in os.environ]
if missing:
    sys.exit("set " + ", ".join(missing))

app = Flask(__name__)


@app.get("/region")
def region():
    return jsonify(region=os.environ["REGION"])
