"""Only for a pause: the clones back off in step, which is a note."""
import random
import time

import boto3
from botocore.exceptions import ClientError

table = boto3.resource("dynamodb").Table("inventory")


def lambda_handler(event, context):
    for attempt in range(5):
        try:
            return table.get_item(Key={"sku": event["sku"]}).get("Item")
        except ClientError:
            time.sleep(random.uniform(0, 0.1 * 2**attempt))  # note: hidden-prng-in-handler
    raise RuntimeError("table is busy")
