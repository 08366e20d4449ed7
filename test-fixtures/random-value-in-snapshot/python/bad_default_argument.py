"""The jitter in the signature is drawn once, at import."""
import random
import time

import boto3
from botocore.exceptions import ClientError

lambda_client = boto3.client("lambda")


def backoff(attempt, base=0.2, jitter=random.uniform(0.0, 0.1)):  # note: random-value-in-snapshot
    return base * 2**attempt + jitter


def lambda_handler(event, context):
    for attempt in range(4):
        try:
            return lambda_client.invoke(FunctionName=event["target"])["StatusCode"]
        except ClientError:
            time.sleep(backoff(attempt))
    raise RuntimeError("target did not answer")
