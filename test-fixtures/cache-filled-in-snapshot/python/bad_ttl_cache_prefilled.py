"""The time to live counts on time.monotonic: prices from the deployment look fresh."""
import boto3
from cachetools import TTLCache

table = boto3.resource("dynamodb").Table("prices")
prices = TTLCache(maxsize=1000, ttl=300)
prices["bestseller"] = table.get_item(Key={"sku": "bestseller"})["Item"]["cents"]  # expect: cache-filled-in-snapshot


def lambda_handler(event, context):
    sku = event["sku"]
    if sku not in prices:
        prices[sku] = table.get_item(Key={"sku": sku})["Item"]["cents"]
    return {"cents": prices[sku]}
