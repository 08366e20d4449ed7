"""The time to live counts on time.monotonic: prices from the deployment look fresh."""
import boto3
from cachetools import TTLCache

table = boto3.resource("dynamodb").Table("prices")
prices = TTLCache(maxsize=1000, ttl=300)


def fetch(sku):
    return table.get_item(Key={"sku": sku})["Item"]["cents"]


prices["bestseller"] = fetch("bestseller")  # expect: cache-filled-in-snapshot


def lambda_handler(event, context):
    sku = event["sku"]
    if sku not in prices:
        prices[sku] = fetch(sku)
    return {"cents": prices[sku]}
