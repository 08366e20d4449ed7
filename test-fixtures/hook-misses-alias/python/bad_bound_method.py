"""A shortcut to a method holds the object of the method."""
import random

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
_rng = random.Random()  # expect: hook-misses-alias
pick = _rng.choice


@register_after_restore
def renew():
    global _rng
    _rng = random.Random()


@app.get("/rooms")
def room():
    return jsonify(room=pick(["amber", "basil", "cedar", "delta"]))
