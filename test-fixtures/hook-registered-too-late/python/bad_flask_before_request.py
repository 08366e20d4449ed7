import time

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
started_at = time.time()  # expect: timestamp-in-snapshot
registered = False


def on_restore():
    global started_at
    started_at = time.time()


@app.before_request
def install():
    global registered
    if not registered:
        register_after_restore(on_restore)  # expect: hook-registered-too-late
        registered = True


@app.get("/uptime")
def uptime():
    return jsonify(seconds=time.time() - started_at)
