"""A number that happens to be computed from an id says nothing about it."""
import re
import uuid

ID_LENGTH = len(str(uuid.uuid4()))
ID_PATTERN = re.compile(r"^[0-9a-f-]{%d}$" % ID_LENGTH)


def lambda_handler(event, context):
    candidate = event["pathParameters"]["id"].lower()
    if len(candidate) != ID_LENGTH or not ID_PATTERN.match(candidate):
        return {"statusCode": 400}
    return {"statusCode": 200, "body": candidate}
