"""functools.partial keeps its arguments for good."""
import functools
import json
import uuid

import boto3

kinesis = boto3.client("kinesis")


def emit(payload, stream, producer):
    body = json.dumps({"producer": producer, "payload": payload})
    kinesis.put_record(StreamName=stream, Data=body.encode(), PartitionKey=producer)
    return producer


emit_click = functools.partial(emit, stream="clicks", producer=uuid.uuid4().hex)  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return {"producer": emit_click(event)}
