"""The method is called on what the factory put on the application."""
import random

from flask import Flask, current_app


class Vouchers:
    def code(self):
        return f"{random.getrandbits(48):x}"  # expect: hidden-prng-in-handler


def create_app():
    app = Flask(__name__)
    app.vouchers = Vouchers()

    @app.route("/voucher")
    def voucher():
        return current_app.vouchers.code()

    return app
