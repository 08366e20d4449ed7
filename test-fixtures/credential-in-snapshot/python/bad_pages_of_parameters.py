"""All parameters below a path, page by page, decrypted."""
import boto3

ssm = boto3.client("ssm")


def load():
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/orders", WithDecryption=True)
    return {p["Name"]: p["Value"] for page in pages for p in page["Parameters"]}


PARAMETERS = load()  # expect: credential-in-snapshot


def lambda_handler(event, context):
    return len(PARAMETERS["/orders/password"])
