"""What the application keeps is the dictionary itself, so whoever changes that changes what the application sees."""
import time

from flask import Flask
from snapcheck_hooks import after_restore

BUILD = {"name": "orders", "started": time.time()}


@after_restore
def renew():
    BUILD["started"] = time.time()


def create_app():
    application = Flask(__name__)
    application.config["BUILD"] = BUILD

    @application.get("/uptime")
    def uptime():
        return {"seconds": time.time() - application.config["BUILD"]["started"]}

    return application


app = create_app()
