import random

from flask import Flask, jsonify
from snapshot_restore_py import register_after_restore

app = Flask(__name__)


class CouponBook:
    ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

    def __init__(self):
        self._rng = random.Random()

    def renew(self):
        self._rng = random.Random("coupons")  # expect: hook-reseeds-with-constant

    def code(self):
        return "".join(self._rng.choice(self.ALPHABET) for _ in range(8))


book = CouponBook()
register_after_restore(book.renew)


@app.post("/coupons")
def coupon():
    return jsonify(code=book.code())
