"""Flask's configuration is filled by keyword."""
import uuid

from flask import Flask, current_app, jsonify

app = Flask(__name__)
app.config.update(MAX_CONTENT_LENGTH=1 << 20, NODE_ID=uuid.uuid4().hex)  # expect: unique-id-in-snapshot


@app.get("/node")
def node():
    return jsonify(node=current_app.config["NODE_ID"])
