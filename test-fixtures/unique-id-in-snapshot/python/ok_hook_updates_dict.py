"""The table stays the same object, its entry is renewed: everybody who holds the table sees it."""
import uuid

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
metadata = {"service": "search", "instance": uuid.uuid4().hex}


def renew():
    metadata["instance"] = uuid.uuid4().hex


register_after_restore(renew)


@app.get("/about")
def about():
    return jsonify(metadata)
