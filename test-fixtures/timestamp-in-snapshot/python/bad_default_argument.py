"""The default is the time of the import."""
import datetime

import boto3

table = boto3.resource("dynamodb").Table("events")


def put_event(kind, payload, at=datetime.datetime.utcnow().isoformat()):  # expect: timestamp-in-snapshot
    table.put_item(Item={"kind": kind, "at": at, "payload": payload})
    return at


def lambda_handler(event, context):
    return {"stored": [put_event(item["kind"], item["payload"]) for item in event["items"]]}
