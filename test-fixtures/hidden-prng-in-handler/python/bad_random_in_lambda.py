"""import random seeded the hidden generator before the snapshot: the first clones all draw the same numbers."""
import random
import string

import boto3

links = boto3.resource("dynamodb").Table("short-links")


def lambda_handler(event, context):
    code = "".join(random.choices(string.ascii_letters + string.digits, k=7))  # expect: hidden-prng-in-handler
    links.put_item(Item={"code": code, "url": event["url"]}, ConditionExpression="attribute_not_exists(code)")
    return {"code": code}
