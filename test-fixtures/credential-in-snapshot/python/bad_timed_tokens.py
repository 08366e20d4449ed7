"""Tokens whose age counts from when they were made: after a restore they are as old as the snapshot."""
import os

from aws_msk_iam_sasl_signer import MSKAuthTokenProvider
from flask import Flask, jsonify
from itsdangerous import URLSafeTimedSerializer

app = Flask(__name__)
links = URLSafeTimedSerializer(os.environ["LINK_KEY"])
invitation = links.dumps("guest")  # expect: credential-in-snapshot
broker_token, _ = MSKAuthTokenProvider.generate_auth_token("eu-west-1")  # expect: credential-in-snapshot


@app.get("/invitation")
def show():
    return jsonify(link=invitation, broker=len(broker_token))
