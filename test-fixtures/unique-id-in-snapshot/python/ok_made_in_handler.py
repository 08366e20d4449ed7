"""uuid4 reads the kernel's generator on every call: safe after a restore."""
import json
import logging
import uuid

import boto3

logger = logging.getLogger()
orders = boto3.resource("dynamodb").Table("orders")


def lambda_handler(event, context):
    order_id = str(uuid.uuid4())
    order = json.loads(event["body"])
    orders.put_item(Item={**order, "orderId": order_id})
    logger.info("order %s accepted", order_id)
    return {"statusCode": 201, "body": json.dumps({"orderId": order_id})}
