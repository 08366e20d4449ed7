"""A decorator without wrapt is called where it is put on, and so is what it calls."""
import time

from flask import Flask

app = Flask(__name__)
SEEN = {}


def tried_out(function):
    SEEN["started"] = time.time()  # expect: timestamp-in-snapshot
    return function


@app.route("/orders")
@tried_out
def orders():
    return {"age": time.time() - SEEN["started"]}
