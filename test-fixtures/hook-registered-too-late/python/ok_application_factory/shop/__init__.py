"""The factory is called at import of wsgi, so the hook is registered before the snapshot."""
import secrets

from flask import Flask
from snapshot_restore_py import register_after_restore

from .views import blueprint


def create_app():
    app = Flask(__name__)
    app.register_blueprint(blueprint)

    def rotate_key():
        app.secret_key = secrets.token_hex(32)

    rotate_key()
    register_after_restore(rotate_key)
    return app
