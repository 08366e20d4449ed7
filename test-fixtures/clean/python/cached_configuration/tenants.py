import functools

import boto3

table = boto3.resource("dynamodb").Table("tenants")


@functools.lru_cache(maxsize=1024)
def tenant(name):
    return table.get_item(Key={"tenant": name}).get("Item")


def forget():
    tenant.cache_clear()
