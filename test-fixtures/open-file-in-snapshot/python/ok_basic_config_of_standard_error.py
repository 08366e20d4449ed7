import logging

from flask import Flask

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
app = Flask(__name__)


@app.route("/")
def index():
    logging.info("index")
    return "ok"
