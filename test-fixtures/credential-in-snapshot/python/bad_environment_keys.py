"""Under SnapStart these variables do not exist; elsewhere they expire."""
import os

import aioboto3

SESSION_TOKEN = os.environ["AWS_SESSION_TOKEN"]  # expect: credential-in-snapshot


def lambda_handler(event, context):
    session = aioboto3.Session(
        aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=SESSION_TOKEN,
    )
    return {"region": session.region_name, "profile": event["profile"]}
