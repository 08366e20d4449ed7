# snapcheck-args: --platform firecracker
"""The kernel's generator is reseeded by the VM generation id."""
import base64
import os

from flask import Flask, jsonify, session

app = Flask(__name__)


@app.post("/sessions")
def open_session():
    token = base64.urlsafe_b64encode(os.urandom(32)).decode()
    session["token"] = token
    return jsonify(token=token)
