import boto3
from cachetools import TTLCache, cached

table = boto3.resource("dynamodb").Table("rates")


@cached(TTLCache(maxsize=64, ttl=600))
def current(currency):
    return float(table.get_item(Key={"currency": currency})["Item"]["rate"])  # expect: cache-filled-in-snapshot
