"""What a module with a handler prints while it loads goes to the log of the function."""
import random

SHARD = random.randrange(16)  # expect: random-value-in-snapshot
print("orders of this process go to shard", SHARD)


def lambda_handler(event, context):
    return {"shard": SHARD, "order": event["order"]}
