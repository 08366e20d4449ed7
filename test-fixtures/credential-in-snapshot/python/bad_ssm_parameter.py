import boto3
import requests

ssm = boto3.client("ssm")


def load_parameter(name):
    response = ssm.get_parameter(Name=name, WithDecryption=True)
    return response["Parameter"]["Value"]


WEBHOOK_TOKEN = load_parameter("/alerts/webhook-token")  # expect: credential-in-snapshot


def lambda_handler(event, context):
    answer = requests.post(
        "https://hooks.example.com/alerts", json=event, headers={"authorization": f"Bearer {WEBHOOK_TOKEN}"}, timeout=5
    )
    return {"status": answer.status_code}
