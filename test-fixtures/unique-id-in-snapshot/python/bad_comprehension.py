"""A comprehension at module level runs at import like any other statement."""
import uuid

import boto3

PARTITIONS = ("eu", "us", "apac")
writer_ids = {name: uuid.uuid4().hex for name in PARTITIONS}  # expect: unique-id-in-snapshot

firehose = boto3.client("firehose")


def lambda_handler(event, context):
    partition = event["partition"]
    record = f"{writer_ids[partition]},{event['metric']},{event['value']}\n"
    firehose.put_record(DeliveryStreamName=f"metrics-{partition}", Record={"Data": record.encode()})
    return {"writer": writer_ids[partition]}
