"""The factory is called when the server imports wsgi."""
import uuid

from flask import Flask

from .views import blueprint


def create_app():
    app = Flask(__name__)
    app.config["NODE_ID"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    app.register_blueprint(blueprint)
    return app
