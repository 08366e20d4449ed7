"""For the whole file, and without a word why."""
# expect: suppression-without-reason
# snapcheck: ignore-file[timestamp-in-snapshot]
import time

import boto3

LOADED_AT = time.time()  # expect: timestamp-in-snapshot
table = boto3.resource("dynamodb").Table("visits")


def lambda_handler(event, context):
    table.put_item(Item={"page": event["page"], "loadedAt": int(LOADED_AT)})
    return {"loadedAt": LOADED_AT}
