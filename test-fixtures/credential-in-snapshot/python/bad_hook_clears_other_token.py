"""Two secrets, one of them renewed."""
import boto3
import requests
from snapshot_restore_py import register_after_restore

secrets_manager = boto3.client("secretsmanager")


def secret(name):
    return secrets_manager.get_secret_value(SecretId=name)["SecretString"]


api_key = secret("partner/api-key")
webhook_key = secret("partner/webhook-key")  # expect: credential-in-snapshot


@register_after_restore
def refresh():
    global api_key
    api_key = secret("partner/api-key")


def lambda_handler(event, context):
    headers = {"x-api-key": api_key, "x-webhook-key": webhook_key}
    return {"status": requests.post("https://partner.example.com/events", json=event, headers=headers, timeout=3).status_code}
