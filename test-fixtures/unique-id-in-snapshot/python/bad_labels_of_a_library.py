"""An instance's id in what Loguru adds to each message, in an Info of Prometheus, and a serial number; a conversation that all share."""
import uuid

import openai
from cryptography import x509
from flask import Flask, jsonify
from loguru import logger
from prometheus_client import Info, generate_latest

logger.configure(extra={"instance": uuid.uuid4().hex})  # expect: unique-id-in-snapshot
Info("shop", "This shop").info({"instance": uuid.uuid4().hex})  # expect: unique-id-in-snapshot
SERIAL = x509.random_serial_number()  # expect: unique-id-in-snapshot
client = openai.OpenAI()
thread = client.beta.threads.create()  # expect: unique-id-in-snapshot
app = Flask(__name__)


@app.post("/questions")
def ask():
    logger.info("a question")
    client.beta.threads.messages.create(thread_id=thread.id, role="user", content="Why?")
    return jsonify(serial=SERIAL)


@app.get("/metrics")
def metrics():
    return generate_latest()
