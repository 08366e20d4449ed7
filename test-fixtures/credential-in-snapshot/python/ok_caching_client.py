"""The cache object of AWS is made at init and asked in the handler; it fetches and refreshes by itself."""
import json

import boto3
import requests
from aws_secretsmanager_caching import SecretCache, SecretCacheConfig

cache = SecretCache(SecretCacheConfig(secret_refresh_interval=300), boto3.client("secretsmanager"))


def lambda_handler(event, context):
    secret = json.loads(cache.get_secret_string("partner/api"))
    answer = requests.get("https://partner.example.com/rates", headers={"x-api-key": secret["key"]}, timeout=3)
    return {"status": answer.status_code}
