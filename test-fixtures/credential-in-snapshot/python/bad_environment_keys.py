"""Under SnapStart this variable does not exist; elsewhere its token expires."""
import os

import requests

SESSION_HEADERS = {"x-amz-security-token": os.environ["AWS_SESSION_TOKEN"], "accept": "application/json"}  # expect: credential-in-snapshot


def lambda_handler(event, context):
    url = f"http://localhost:2773/systemsmanager/parameters/get?name={event['name']}"
    return requests.get(url, headers=SESSION_HEADERS, timeout=2).json()
