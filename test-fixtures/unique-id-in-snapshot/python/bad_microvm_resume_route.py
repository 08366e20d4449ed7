"""A MicroVM: a clone that starts is told by `run`; `resume` is for one that was suspended."""
import uuid

from flask import Flask, jsonify

BASE = "/aws/lambda-microvms/runtime/v1"
app = Flask(__name__)
sandbox = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@app.route(f"{BASE}/run", methods=["POST"])
def run():
    return "", 200


@app.route(f"{BASE}/resume", methods=["POST"])
def resume():
    global sandbox
    sandbox = uuid.uuid4().hex
    return "", 200


@app.route("/jobs", methods=["POST"])
def jobs():
    return jsonify({"sandbox": sandbox})
