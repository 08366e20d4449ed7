"""The generator behind the module's functions is seeded again in forked workers only."""
import os

import numpy as np
from flask import Flask, jsonify

app = Flask(__name__)
os.register_at_fork(after_in_child=np.random.seed)  # expect: fork-guard-is-not-restore-guard


@app.get("/noise/<int:count>")
def noise(count):
    return jsonify(np.random.rand(count).tolist())  # expect: hidden-prng-in-handler
