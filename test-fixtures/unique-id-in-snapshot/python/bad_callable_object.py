"""An object that is called like a function."""
import uuid

from flask import Flask, jsonify


class Naming:
    def __init__(self, service):
        self.service = service

    def __call__(self, role):
        return f"{self.service}.{role}.{uuid.uuid4().hex[:8]}"


name = Naming("mailer")
SENDER_NAME = name("sender")  # expect: unique-id-in-snapshot

app = Flask(__name__)


@app.get("/name")
def show_name():
    return jsonify(name=SENDER_NAME)
