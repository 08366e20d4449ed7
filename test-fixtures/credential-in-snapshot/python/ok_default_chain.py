"""Clients of the default chain refresh their credentials themselves: keeping them is recommended."""
import boto3
from botocore.config import Config

session = boto3.Session()
config = Config(retries={"max_attempts": 5, "mode": "standard"}, connect_timeout=2)
s3 = session.client("s3", config=config)
table = session.resource("dynamodb", config=config).Table("files")


def lambda_handler(event, context):
    head = s3.head_object(Bucket=event["bucket"], Key=event["key"])
    table.put_item(Item={"key": event["key"], "size": head["ContentLength"]})
    return {"size": head["ContentLength"]}
