import secrets
import string

import boto3

links = boto3.resource("dynamodb").Table("short-links")
LETTERS = string.ascii_letters + string.digits


def lambda_handler(event, context):
    code = "".join(secrets.choice(LETTERS) for _ in range(7))
    links.put_item(Item={"code": code, "url": event["url"]}, ConditionExpression="attribute_not_exists(code)")
    return {"code": code}
