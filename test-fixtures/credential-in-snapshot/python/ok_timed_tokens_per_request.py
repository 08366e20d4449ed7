"""The serializer has a key and no time; each request gets a link of its own."""
import os

from aws_msk_iam_sasl_signer import MSKAuthTokenProvider
from flask import Flask, jsonify
from itsdangerous import URLSafeTimedSerializer

app = Flask(__name__)
links = URLSafeTimedSerializer(os.environ.get("LINK_SALT", "links"))


@app.get("/invitation")
def show():
    broker_token, _ = MSKAuthTokenProvider.generate_auth_token("eu-west-1")
    return jsonify(link=links.dumps("guest"), broker=len(broker_token))
