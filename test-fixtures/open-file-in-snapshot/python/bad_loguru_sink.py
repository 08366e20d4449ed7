"""Loguru opens the file of a sink at once."""
import sys

from flask import Flask
from loguru import logger

logger.remove()
logger.add(sys.stderr, level="INFO")
logger.add("orders.log", retention=5)  # expect: open-file-in-snapshot
logger.add(sys.argv[0] + ".trace", rotation="10 MB")  # expect: open-file-in-snapshot
app = Flask(__name__)


@app.post("/orders")
def order():
    logger.info("an order")
    return "", 204
