"""gunicorn 'service:create_app()'"""
import random

from flask import Flask, current_app


class Tokens:
    def __init__(self):
        self.rng = random.Random()  # expect: prng-state-in-snapshot

    def issue(self, user):
        return f"{user}:{self.rng.getrandbits(64):x}"


def init_tokens(app):
    app.tokens = Tokens()


def create_app():
    app = Flask(__name__)
    init_tokens(app)

    @app.route("/token/<user>")
    def token(user):
        return current_app.tokens.issue(user)

    return app
