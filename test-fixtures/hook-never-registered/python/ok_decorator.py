import random

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
rng = random.Random()


@register_after_restore
def after_restore():
    rng.seed()


@app.get("/dice")
def dice():
    return jsonify(value=rng.randint(1, 6))
