"""A tool that looks once whether a queue has anything in it."""
import os
import uuid

import boto3


def main():
    run = uuid.uuid4().hex
    answer = boto3.client("sqs").receive_message(QueueUrl=os.environ["QUEUE_URL"])
    print(run, len(answer.get("Messages", [])))


if __name__ == "__main__":
    main()
