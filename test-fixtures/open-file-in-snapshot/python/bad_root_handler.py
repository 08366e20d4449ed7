"""The handler has no name: the logger keeps it."""
import logging

from flask import Flask

app = Flask(__name__)
logging.getLogger().addHandler(logging.FileHandler("/var/log/orders.log"))  # expect: open-file-in-snapshot


@app.get("/orders/<int:number>")
def order(number):
    logging.info("order %d", number)
    return str(number)
