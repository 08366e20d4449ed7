"""uWSGI's decorator: runs in every worker after the fork."""
import numpy as np
from flask import Flask, jsonify
from uwsgidecorators import postfork

app = Flask(__name__)
rng = np.random.default_rng()  # expect: prng-state-in-snapshot


@postfork  # expect: fork-guard-is-not-restore-guard
def reseed():
    global rng
    rng = np.random.default_rng()


@app.get("/noise/<int:count>")
def noise(count):
    return jsonify(rng.normal(size=count).tolist())
