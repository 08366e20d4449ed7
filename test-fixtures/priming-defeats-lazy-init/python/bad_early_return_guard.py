"""The guard is written the other way round: return early when there is a value."""
import secrets

from flask import Flask, jsonify

app = Flask(__name__)
keys = {}


def signing_key():
    if "signing" in keys:
        return keys["signing"]
    keys["signing"] = secrets.token_bytes(32)  # expect: priming-defeats-lazy-init
    return keys["signing"]


@app.get("/key-id")
def key_id():
    return jsonify(id=signing_key()[:4].hex())


if len(signing_key()) != 32:
    raise RuntimeError("short key")
