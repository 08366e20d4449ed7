"""The application has a copy of the dictionary, which the hook does not change."""
import time

from flask import Flask
from snapcheck_hooks import after_restore

BUILD = {"name": "orders", "started": time.time()}  # warning: hook-misses-alias


@after_restore
def renew():
    BUILD["started"] = time.time()


def create_app():
    application = Flask(__name__)
    application.config["BUILD"] = dict(BUILD)

    @application.get("/uptime")
    def uptime():
        return {"seconds": time.time() - application.config["BUILD"]["started"]}

    return application


app = create_app()
