"""Constructing an executor starts no thread; the handler submits."""
from concurrent.futures import ThreadPoolExecutor

import boto3

executor = ThreadPoolExecutor(max_workers=8)
s3 = boto3.client("s3")


def fetch(bucket, key):
    return s3.get_object(Bucket=bucket, Key=key)["Body"].read()


def lambda_handler(event, context):
    futures = [executor.submit(fetch, event["bucket"], key) for key in event["keys"]]
    return {"sizes": [len(future.result()) for future in futures]}
