import boto3
from uuid import uuid4

table = boto3.resource("dynamodb").Table("documents")


def lambda_handler(event, context):
    document_id = str(uuid4())
    table.put_item(Item={"id": document_id, "kind": event["kind"], "body": event["body"]})
    return {"id": document_id}
