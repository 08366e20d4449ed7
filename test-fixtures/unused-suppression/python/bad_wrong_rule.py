"""The comment speaks of a generator, the line keeps a value."""
import secrets

from flask import Flask, jsonify

app = Flask(__name__)
# expect: unused-suppression
# snapcheck: ignore[prng-state-in-snapshot] only used for the colour of a banner
SALT = secrets.token_hex(8)  # expect: key-or-nonce-in-snapshot


@app.get("/salt")
def salt():
    return jsonify(salt=SALT)
