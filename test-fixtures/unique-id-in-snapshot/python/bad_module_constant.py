"""Order intake: every log line carries the id of the worker that wrote it."""
import json
import logging
import uuid

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)
orders = boto3.resource("dynamodb").Table("orders")

WORKER_ID = str(uuid.uuid4())  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    order = json.loads(event["body"])
    logger.info("worker=%s order=%s", WORKER_ID, order["id"])
    orders.put_item(Item={**order, "acceptedBy": WORKER_ID})
    return {"statusCode": 202, "body": json.dumps({"worker": WORKER_ID})}
