"""Flask: the configuration of the application object is filled at import."""
import uuid

from flask import Flask, jsonify

app = Flask(__name__)
app.config["INSTANCE_ID"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
app.config["JSON_SORT_KEYS"] = False


@app.get("/health")
def health():
    return jsonify(status="ok", instance=app.config["INSTANCE_ID"])


@app.get("/orders/<int:number>")
def order(number):
    return jsonify(number=number, instance=app.config["INSTANCE_ID"])
