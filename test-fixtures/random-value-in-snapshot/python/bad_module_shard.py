"""Each instance was meant to write to its own shard of a hot counter."""
import random

import boto3

SHARDS = 16
MY_SHARD = random.randrange(SHARDS)  # expect: random-value-in-snapshot

counters = boto3.resource("dynamodb").Table("counters")


def lambda_handler(event, context):
    counters.update_item(
        Key={"counter": event["counter"], "shard": MY_SHARD},
        UpdateExpression="ADD hits :n",
        ExpressionAttributeValues={":n": len(event["Records"])},
    )
    return {"shard": MY_SHARD}
