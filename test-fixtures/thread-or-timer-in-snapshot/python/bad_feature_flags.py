"""Clients for feature flags fetch them in threads of their own."""
import os

import ldclient
from flask import Flask, jsonify
from ldclient import Context
from ldclient.config import Config
from UnleashClient import UnleashClient

ldclient.set_config(Config(os.environ["LD_SDK_KEY"]))
launch = ldclient.get()  # expect: thread-or-timer-in-snapshot
unleash = UnleashClient(url=os.environ["UNLEASH_URL"], app_name="checkout")
unleash.initialize_client()  # expect: thread-or-timer-in-snapshot
app = Flask(__name__)


@app.get("/checkout/<user>")
def checkout(user):
    express = launch.variation("express", Context.builder(user).build(), False)
    return jsonify(express=express, gift=unleash.is_enabled("gift", {"userId": user}))
