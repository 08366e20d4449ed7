"""An example that is deployed as it is: whoever defines the handler is the program."""
import uuid

INSTANCE = uuid.uuid4().hex  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"order": event["id"], "by": INSTANCE}
