"""The name says what it is meant for, but nobody registers it."""
import random

from flask import Flask, jsonify

app = Flask(__name__)
rng = random.Random()  # expect: prng-state-in-snapshot


def after_restore():  # expect: hook-never-registered
    rng.seed()


@app.get("/dice")
def dice():
    return jsonify(value=rng.randint(1, 6))
