import json

import boto3

from naming import make_worker_id

WORKER = make_worker_id("resize")  # expect: unique-id-in-snapshot
s3 = boto3.client("s3")


def lambda_handler(event, context):
    record = event["Records"][0]["s3"]
    key = f"thumbnails/{WORKER}/{record['object']['key']}"
    s3.copy_object(Bucket="thumbnails", Key=key, CopySource=record)
    return {"statusCode": 200, "body": json.dumps({"key": key})}
