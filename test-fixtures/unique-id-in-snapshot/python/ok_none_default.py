"""The id is made when the function is called without one."""
import json
import uuid

import boto3

sqs = boto3.client("sqs")
QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/payments.fifo"


def publish(message, group, deduplication_id=None):
    if deduplication_id is None:
        deduplication_id = str(uuid.uuid4())
    sqs.send_message(
        QueueUrl=QUEUE_URL,
        MessageBody=json.dumps(message),
        MessageGroupId=group,
        MessageDeduplicationId=deduplication_id,
    )
    return deduplication_id


def lambda_handler(event, context):
    return {"sent": [publish(item, item["account"]) for item in event["payments"]]}
