import logging

from flask import Flask

logging.basicConfig(filename="/var/log/orders.log", level=logging.INFO)  # expect: open-file-in-snapshot
app = Flask(__name__)


@app.route("/")
def index():
    logging.info("index")
    return "ok"
