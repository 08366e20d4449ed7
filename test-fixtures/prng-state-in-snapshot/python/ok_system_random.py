"""SystemRandom has no state of its own: it reads the kernel's generator on every draw."""
import random

from flask import Flask, jsonify

app = Flask(__name__)
_rng = random.SystemRandom()
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@app.post("/coupons")
def coupon():
    code = "".join(_rng.choice(ALPHABET) for _ in range(8))
    return jsonify(code=code)
