# snapcheck-args: --platform criu
"""The usual Flask configuration class."""
import os

from flask import Flask, jsonify


class ProductionConfig:
    DEBUG = False
    REGION = os.environ.get("REGION", "unknown")  # expect: config-in-snapshot
    MAX_CONTENT_LENGTH = 4 * 1024 * 1024


app = Flask(__name__)
app.config.from_object(ProductionConfig)


@app.get("/region")
def region():
    return jsonify(region=ProductionConfig.REGION)
