"""A cached function that start-up code calls to be quick later."""
import json

import boto3
from cachetools.func import ttl_cache

s3 = boto3.client("s3")


@ttl_cache(maxsize=16, ttl=60)
def feature_flags(stage):
    body = s3.get_object(Bucket="feature-flags", Key=f"{stage}.json")["Body"].read()  # expect: cache-filled-in-snapshot
    return json.loads(body)


feature_flags("prod")


def lambda_handler(event, context):
    flags = feature_flags("prod")
    return {"newCheckout": flags.get("new-checkout", False), "user": event["user"]}
