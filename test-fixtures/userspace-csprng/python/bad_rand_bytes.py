# snapcheck-args: --platform firecracker
"""The DRBG of OpenSSL lives in the process: clones of a snapshot get the same bytes from it."""
import base64
import ssl

from flask import Flask, jsonify, session

app = Flask(__name__)


@app.post("/sessions")
def open_session():
    token = base64.urlsafe_b64encode(ssl.RAND_bytes(32)).decode()  # expect: userspace-csprng
    session["token"] = token
    return jsonify(token=token)
