"""Hands out coupon codes of eight digits."""
import random


class Coupons:
    def __init__(self):
        self._random = random.Random()

    def next(self):
        return f"{self._random.randrange(10**8):08d}"


coupons = Coupons()


def handler(event, context):
    return {"coupon": coupons.next()}
