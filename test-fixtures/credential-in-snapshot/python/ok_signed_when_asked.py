"""Clients that ask for their keys with each request, and what is signed when somebody wants it."""
import datetime
import os

import boto3
from google.cloud import storage
from itsdangerous import URLSafeTimedSerializer
from requests_aws4auth import AWS4Auth

auth = AWS4Auth(region="eu-west-1", service="es", refreshable_credentials=boto3.Session().get_credentials())
assets = storage.Client().bucket("assets")
links = URLSafeTimedSerializer(os.environ["LINK_KEY"])


def lambda_handler(event, context):
    logo = assets.blob("logo.png").generate_signed_url(version="v4", expiration=datetime.timedelta(hours=1))
    return {"auth": auth, "logo": logo, "help": links.dumps("/help")}
