"""On Lambda the environment is part of the function's version: the same for all its clones."""
import os

import boto3

TABLE_NAME = os.environ["TABLE_NAME"]
STAGE = os.getenv("STAGE", "dev")
SETTINGS = {"page_size": int(os.environ.get("PAGE_SIZE", "50")), "region": os.environ.get("AWS_REGION")}
table = boto3.resource("dynamodb").Table(TABLE_NAME)


def lambda_handler(event, context):
    page = table.scan(Limit=SETTINGS["page_size"])
    return {"stage": STAGE, "region": SETTINGS["region"], "items": page["Items"]}
