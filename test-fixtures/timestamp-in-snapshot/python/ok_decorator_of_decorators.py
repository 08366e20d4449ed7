"""What wrapt makes a decorator of runs when the decorated function does, not where it is put on."""
import time

import wrapt
from flask import Flask

app = Flask(__name__)
SEEN = {}


@wrapt.decorator
def known_user(wrapped, instance, args, kwargs):
    SEEN["last"] = time.time()
    return wrapped(*args, **kwargs)


@app.route("/orders")
@known_user
def orders():
    SEEN["orders"] = time.time()
    return {"seen": len(SEEN)}
