"""A random pause during start-up leaves nothing behind."""
import logging
import random
import time

import boto3

log = logging.getLogger(__name__)


def describe_with_retry(client, name):
    for attempt in range(3):
        try:
            return client.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["OpenShardCount"]
        except client.exceptions.LimitExceededException:
            time.sleep(0.1 * 2**attempt + random.uniform(0, 0.05))
    raise RuntimeError(f"cannot describe {name}")


SHARD_COUNT = describe_with_retry(boto3.client("kinesis"), "clicks")


def lambda_handler(event, context):
    return {"parallelism": min(SHARD_COUNT, len(event["Records"]))}
