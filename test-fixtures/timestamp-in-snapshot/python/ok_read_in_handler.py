import datetime

import boto3

PREFIX = "reports/"
s3 = boto3.client("s3")


def lambda_handler(event, context):
    today = datetime.date.today()
    key = f"{PREFIX}{today:%Y/%m/%d}/{event['report']}.json"
    s3.put_object(Bucket=event["bucket"], Key=key, Body=event["content"].encode())
    return {"key": key}
