"""Sinks of Loguru that are no files, or whose file opens with the first message."""
import sys

from flask import Flask
from loguru import logger

logger.remove()
logger.add(sys.stderr, format="{time} {message}", serialize=True)
logger.add(lambda message: print(message, end=""), level="ERROR")
logger.add("orders.log", delay=True)
app = Flask(__name__)


@app.post("/orders")
def order():
    logger.info("an order")
    return "", 204
