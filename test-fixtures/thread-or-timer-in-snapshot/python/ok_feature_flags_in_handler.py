"""The client of feature flags starts its threads with the first request."""
import os

from flask import Flask, jsonify
from UnleashClient import UnleashClient

unleash = UnleashClient(url=os.environ["UNLEASH_URL"], app_name="checkout")
app = Flask(__name__)


@app.get("/checkout/<user>")
def checkout(user):
    if not unleash.is_initialized:
        unleash.initialize_client()
    return jsonify(gift=unleash.is_enabled("gift", {"userId": user}))
