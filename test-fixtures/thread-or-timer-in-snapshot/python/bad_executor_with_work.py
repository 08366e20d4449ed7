"""The executor is harmless until something is submitted; its worker thread stays."""
from concurrent.futures import ThreadPoolExecutor

import boto3

executor = ThreadPoolExecutor(max_workers=4)
s3 = boto3.client("s3")


def list_models():
    return [item["Key"] for item in s3.list_objects_v2(Bucket="models").get("Contents", [])]


models = executor.submit(list_models)  # expect: thread-or-timer-in-snapshot


def lambda_handler(event, context):
    return {"known": event["model"] in models.result(timeout=10)}
