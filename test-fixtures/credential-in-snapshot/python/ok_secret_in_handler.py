import json

import boto3
import requests

secrets_manager = boto3.client("secretsmanager")


def lambda_handler(event, context):
    secret = json.loads(secrets_manager.get_secret_value(SecretId="partner/api")["SecretString"])
    answer = requests.get(
        f"https://partner.example.com/rates/{event['pair']}", headers={"x-api-key": secret["key"]}, timeout=3
    )
    return answer.json()
