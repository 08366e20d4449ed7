"""get_frozen_credentials() says it: these are not refreshed any more."""
import boto3
import requests
from requests_aws4auth import AWS4Auth

session = boto3.Session()
frozen = session.get_credentials().get_frozen_credentials()  # expect: credential-in-snapshot


def lambda_handler(event, context):
    auth = AWS4Auth(frozen.access_key, frozen.secret_key, "eu-west-1", "es", session_token=frozen.token)
    url = f"https://search.example.com/{event['index']}/_search"
    return requests.post(url, json=event["query"], auth=auth, timeout=10).json()
