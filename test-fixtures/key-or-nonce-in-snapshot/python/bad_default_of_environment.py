"""Where the deployment sets no key, one is made; in a snapshot it is everybody's."""
import os
import secrets

from flask import Flask, session

app = Flask(__name__)
app.secret_key = os.environ.get("SESSION_KEY", secrets.token_hex(32))  # expect: key-or-nonce-in-snapshot
SIGNING_KEY = os.getenv("SIGNING_KEY", default=os.urandom(32))  # expect: key-or-nonce-in-snapshot
REGION = os.environ.get("REGION", "eu-west-1")


@app.route("/login")
def login():
    session["user"] = REGION
    return SIGNING_KEY.hex()[:4]
