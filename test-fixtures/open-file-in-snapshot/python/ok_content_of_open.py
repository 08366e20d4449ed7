"""Only the text is kept; the file object dies with the statement."""
import json
import re

TEMPLATE = open("/opt/templates/mail.txt", encoding="utf-8").read()
PLACEHOLDERS = re.findall(r"\{(\w+)\}", TEMPLATE)


def lambda_handler(event, context):
    missing = [name for name in PLACEHOLDERS if name not in event["values"]]
    if missing:
        return {"statusCode": 400, "body": json.dumps(missing)}
    return {"statusCode": 200, "body": TEMPLATE.format(**event["values"])}
