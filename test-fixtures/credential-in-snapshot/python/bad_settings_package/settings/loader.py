import json

import boto3


class Config:
    def __init__(self, name):
        client = boto3.client("secretsmanager")
        secret = client.get_secret_value(SecretId=f"{name}/basic-auth")  # expect: credential-in-snapshot
        self.url = f"https://{name}.example.com"
        self.user = name
        self.password = json.loads(secret["SecretString"])["password"]
