import functools

import boto3
from snapshot_restore_py import register_after_restore

table = boto3.resource("dynamodb").Table("tenants")


@functools.lru_cache(maxsize=None)
def tenant(name):
    return table.get_item(Key={"tenant": name}).get("Item")


tenant("acme")


@register_after_restore
def forget_tenants():
    tenant.cache_clear()


def lambda_handler(event, context):
    settings = tenant(event["tenant"])
    return {"plan": settings["plan"] if settings else "none"}
