import os
import uuid

from flask import Flask, jsonify

app = Flask(__name__)
instance_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def renew():
    global instance_id
    instance_id = uuid.uuid4().hex


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=renew)  # expect: fork-guard-is-not-restore-guard


@app.get("/about")
def about():
    return jsonify(instance=instance_id)
