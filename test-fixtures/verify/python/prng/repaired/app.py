"""Hands out coupon codes of eight digits, from a generator that each clone seeds anew."""
from snapcheck_hooks import SnapSafeRandom


class Coupons:
    def __init__(self):
        self._random = SnapSafeRandom()

    def next(self):
        return f"{self._random.randrange(10**8):08d}"


coupons = Coupons()


def handler(event, context):
    return {"coupon": coupons.next()}
