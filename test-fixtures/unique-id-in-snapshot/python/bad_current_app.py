"""The view finds the application by Flask's current_app, not by the variable."""
import uuid

from flask import Flask, current_app


def init_cluster(app):
    app.config["NODE"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def create_app():
    app = Flask(__name__)
    init_cluster(app)
    return app


app = create_app()


@app.route("/")
def index():
    return current_app.config["NODE"]
