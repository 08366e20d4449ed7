"""A MicroVM: the platform tells each clone of its start by a request, before others come."""
import uuid

from flask import Flask, jsonify

BASE = "/aws/lambda-microvms/runtime/v1"
app = Flask(__name__)
sandbox = uuid.uuid4().hex


@app.route(f"{BASE}/ready", methods=["POST"])
def ready():
    return "", 200


@app.route(f"{BASE}/run", methods=["POST"])
def run():
    global sandbox
    sandbox = uuid.uuid4().hex
    return "", 200


@app.route("/jobs", methods=["POST"])
def jobs():
    return jsonify({"sandbox": sandbox})
