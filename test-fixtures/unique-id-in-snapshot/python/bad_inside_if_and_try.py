"""Nested statements of a module run at import too."""
import os
import uuid

try:
    import boto3

    if os.environ.get("STAGE") == "prod":
        SESSION_NAME = "prod-" + str(uuid.uuid4())  # expect: unique-id-in-snapshot
    else:
        SESSION_NAME = "local"
    sts = boto3.client("sts")
except ImportError:
    sts = None
    SESSION_NAME = "offline"


def lambda_handler(event, context):
    if sts is None:
        return {"session": SESSION_NAME}
    role = sts.assume_role(RoleArn=event["roleArn"], RoleSessionName=SESSION_NAME)
    return {"session": SESSION_NAME, "expires": role["Credentials"]["Expiration"].isoformat()}
