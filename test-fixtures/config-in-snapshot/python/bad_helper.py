# snapcheck-args: --platform criu
"""A typed reader for variables of the environment, used at import."""
import os

from flask import Flask, jsonify

app = Flask(__name__)


def env_int(name, default):
    value = os.environ.get(name)
    return int(value) if value else default


PAGE_SIZE = env_int("PAGE_SIZE", 50)  # expect: config-in-snapshot


@app.get("/pages/<int:count>")
def pages(count):
    return jsonify(pages=-(-count // PAGE_SIZE))
