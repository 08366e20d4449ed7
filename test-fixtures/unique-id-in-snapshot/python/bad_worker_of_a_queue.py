"""A worker that asks SQS for its next messages."""
import json
import os
import uuid

import boto3


def main():
    worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    queue = boto3.client("sqs")
    url = os.environ["QUEUE_URL"]
    while True:
        for message in queue.receive_message(QueueUrl=url, WaitTimeSeconds=20).get("Messages", []):
            print(json.dumps({"by": worker, "order": json.loads(message["Body"])["id"]}))
            queue.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


if __name__ == "__main__":
    main()
