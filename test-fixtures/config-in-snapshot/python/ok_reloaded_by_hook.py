# snapcheck-args: --platform criu
import os

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
region = os.environ.get("REGION", "unknown")


@register_after_restore
def reload_configuration():
    global region
    region = os.environ.get("REGION", "unknown")


@app.get("/region")
def show_region():
    return jsonify(region=region)
