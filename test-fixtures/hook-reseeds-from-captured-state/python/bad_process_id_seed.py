"""The process id is part of the snapshot as well."""
import os
import random

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)
rng = random.Random()


@register_after_restore
def reseed():
    rng.seed(os.getpid())  # expect: hook-reseeds-from-captured-state


@app.get("/dice")
def dice():
    return jsonify(value=rng.randint(1, 6))
