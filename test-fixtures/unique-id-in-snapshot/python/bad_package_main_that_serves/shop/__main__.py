"""`python -m shop` serves, so what it makes before is in the snapshot."""
import uuid

from flask import Flask

from shop import numbers

app = Flask("shop")
INSTANCE = str(uuid.uuid4())  # expect: unique-id-in-snapshot


@app.get("/")
def index():
    return INSTANCE + numbers.SERIES


app.run()
