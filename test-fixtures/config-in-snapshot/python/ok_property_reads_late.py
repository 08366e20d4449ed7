# snapcheck-args: --platform criu
"""A settings object whose properties look into the environment when they are read."""
import os

from flask import Flask, jsonify


class Settings:
    @property
    def region(self):
        return os.environ.get("REGION", "unknown")

    @property
    def page_size(self):
        return int(os.environ.get("PAGE_SIZE", "50"))


settings = Settings()
app = Flask(__name__)


@app.get("/settings")
def show():
    return jsonify(region=settings.region, page_size=settings.page_size)
