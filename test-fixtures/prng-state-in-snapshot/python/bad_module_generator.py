"""Coupon codes from a generator that all clones inherit in the same state."""
import random

from flask import Flask, jsonify

app = Flask(__name__)
_rng = random.Random()  # expect: prng-state-in-snapshot
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@app.post("/coupons")
def coupon():
    code = "".join(_rng.choice(ALPHABET) for _ in range(8))
    return jsonify(code=code)
