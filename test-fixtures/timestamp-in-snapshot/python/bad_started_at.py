"""The start of the process was weeks ago in every clone."""
import time

from flask import Flask, jsonify

app = Flask(__name__)
STARTED_AT = time.time()  # expect: timestamp-in-snapshot


@app.get("/health")
def health():
    uptime = time.time() - STARTED_AT
    return jsonify(status="ok", uptime=round(uptime), warm=uptime > 30)
