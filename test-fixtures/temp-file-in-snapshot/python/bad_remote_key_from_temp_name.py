"""The random part of a temporary name, used as part of a key in a bucket."""
import os.path
import tempfile

import boto3

SCRATCH = os.path.basename(tempfile.mkdtemp())  # expect: temp-file-in-snapshot
s3 = boto3.client("s3")


def handler(event, context):
    key = f"staging/{SCRATCH}/{event['part']}"
    s3.put_object(Bucket="exports", Key=key, Body=event["body"].encode())
    return {"key": key}
