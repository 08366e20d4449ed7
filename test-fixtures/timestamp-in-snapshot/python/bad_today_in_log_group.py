"""The date of the report is the date of the deployment."""
import datetime

import boto3

TODAY = datetime.date.today()  # expect: timestamp-in-snapshot
PREFIX = "reports/"
s3 = boto3.client("s3")


def lambda_handler(event, context):
    key = f"{PREFIX}{TODAY:%Y/%m/%d}/{event['report']}.json"
    s3.put_object(Bucket=event["bucket"], Key=key, Body=event["content"].encode())
    return {"key": key}
