"""Filled to warm up connection and code, emptied after the restore."""
import json

import boto3
from cachetools import TTLCache, cached
from snapshot_restore_py import register_after_restore

s3 = boto3.client("s3")
flag_cache = TTLCache(maxsize=16, ttl=60)


@cached(flag_cache)
def feature_flags(stage):
    return json.loads(s3.get_object(Bucket="feature-flags", Key=f"{stage}.json")["Body"].read())


feature_flags("prod")
register_after_restore(flag_cache.clear)


def lambda_handler(event, context):
    return {"newCheckout": feature_flags("prod").get("new-checkout", False)}
