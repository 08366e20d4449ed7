# snapcheck-args: --platform criu
import os

import requests
from flask import Flask, jsonify

app = Flask(__name__)


def notify(text, channel=os.environ.get("ALERT_CHANNEL", "#alerts")):  # expect: config-in-snapshot
    return requests.post("https://chat.example.com/hook", json={"text": text, "channel": channel}, timeout=3)


@app.post("/alerts/<name>")
def alert(name):
    return jsonify(status=notify(f"alert {name}").status_code)
