"""Short links. The function is called what it does, and takes an event and a context."""
import json
import random
import string

import boto3

TABLE = boto3.resource("dynamodb").Table("links")


def create_link(event, context):
    url = json.loads(event["body"])["url"]
    short = short_id()
    TABLE.put_item(Item={"id": short, "url": url})
    return {"statusCode": 201, "body": json.dumps({"id": short})}


def short_id():
    return "".join(random.choices(string.ascii_letters + string.digits, k=6))  # expect: hidden-prng-in-handler
