import bson.objectid
import boto3

table = boto3.resource("dynamodb").Table("documents")


def new_document(kind, body):
    """Mongo style keys, so that the documents can move there one day."""
    document_id = str(bson.objectid.ObjectId())  # expect: stateful-id-generator
    return {"id": document_id, "kind": kind, "body": body}


def lambda_handler(event, context):
    documents = [new_document(event["kind"], body) for body in event["bodies"]]
    for document in documents:
        table.put_item(Item=document)
    return {"ids": [document["id"] for document in documents]}
