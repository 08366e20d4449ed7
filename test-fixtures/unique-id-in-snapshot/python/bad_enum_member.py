"""The members of an enumeration are computed when its class is defined."""
import enum
import uuid

import boto3

queue = boto3.resource("sqs").Queue("https://sqs.eu-west-1.amazonaws.com/123456789012/jobs")


class Marker(enum.Enum):
    BEGIN = "begin"
    END = "end"
    SENDER = "sender-" + uuid.uuid4().hex  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    body = f"{Marker.SENDER.value}:{Marker.BEGIN.value}:{event['job']}"
    queue.send_message(MessageBody=body)
    return {"sent": body}
