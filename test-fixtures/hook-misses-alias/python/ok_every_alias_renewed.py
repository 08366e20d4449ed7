import uuid

import boto3
from snapshot_restore_py import register_after_restore

instance_id = uuid.uuid4().hex
key_prefix = f"partial/{instance_id}/"
s3 = boto3.client("s3")


@register_after_restore
def renew():
    global instance_id, key_prefix
    instance_id = uuid.uuid4().hex
    key_prefix = f"partial/{instance_id}/"


def lambda_handler(event, context):
    key = f"{key_prefix}{event['part']}.csv"
    s3.put_object(Bucket=event["bucket"], Key=key, Body=event["body"].encode(), Metadata={"writer": instance_id})
    return {"key": key}
