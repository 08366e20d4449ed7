"""The secret is rotated every week; the snapshot keeps the old one."""
import json
import os

import boto3
import requests

secrets_manager = boto3.client("secretsmanager")
API_KEY = json.loads(secrets_manager.get_secret_value(SecretId="partner/api")["SecretString"])["key"]  # expect: credential-in-snapshot
BASE_URL = os.environ.get("PARTNER_URL", "https://partner.example.com")


def lambda_handler(event, context):
    answer = requests.get(f"{BASE_URL}/rates/{event['pair']}", headers={"x-api-key": API_KEY}, timeout=3)
    return answer.json()
