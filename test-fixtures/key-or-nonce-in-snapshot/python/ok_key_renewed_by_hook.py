import secrets

from flask import Flask, jsonify, session
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
app.secret_key = secrets.token_hex(32)


@register_after_restore
def rotate_secret_key():
    app.secret_key = secrets.token_hex(32)


@app.post("/login/<user>")
def login(user):
    session["user"] = user
    return jsonify(user=user)
