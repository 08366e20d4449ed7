"""The sessions of all clones are signed with one key that also lies in the snapshot file."""
import secrets

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = secrets.token_hex(32)  # expect: key-or-nonce-in-snapshot


@app.post("/login/<user>")
def login(user):
    session["user"] = user
    return jsonify(user=user)


@app.get("/me")
def me():
    return jsonify(user=session.get("user"))
