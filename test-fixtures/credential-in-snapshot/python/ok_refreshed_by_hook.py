import boto3
import requests
from snapshot_restore_py import register_after_restore

ssm = boto3.client("ssm", region_name="eu-west-1")


def load_parameter(name):
    response = ssm.get_parameter(Name=name, WithDecryption=True)
    return response["Parameter"]["Value"]


webhook_token = load_parameter("/alerts/webhook-token")


@register_after_restore
def refresh_token():
    global webhook_token
    webhook_token = load_parameter("/alerts/webhook-token")


def lambda_handler(event, context):
    headers = {"authorization": f"Bearer {webhook_token}"}
    return {"status": requests.post("https://hooks.example.com/alerts", json=event, headers=headers, timeout=5).status_code}
