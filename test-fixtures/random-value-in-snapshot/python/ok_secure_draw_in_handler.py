"""Drawn for every request from the kernel's generator."""
import random

import boto3

SHARDS = 16
_entropy = random.SystemRandom()
counters = boto3.resource("dynamodb").Table("counters")


def lambda_handler(event, context):
    shard = _entropy.randrange(SHARDS)
    counters.update_item(
        Key={"counter": event["counter"], "shard": shard},
        UpdateExpression="ADD hits :n",
        ExpressionAttributeValues={":n": len(event["Records"])},
    )
    return {"shard": shard}
