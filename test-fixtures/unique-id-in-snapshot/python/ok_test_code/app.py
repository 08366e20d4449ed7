import uuid


def lambda_handler(event, context):
    return {"id": str(uuid.uuid4()), "name": event["name"]}
