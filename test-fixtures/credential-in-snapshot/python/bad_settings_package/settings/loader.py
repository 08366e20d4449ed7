import json
from dataclasses import dataclass

import boto3


@dataclass
class Config:
    url: str
    user: str
    password: str

    @classmethod
    def load(cls, name):
        client = boto3.client("secretsmanager")
        secret = json.loads(client.get_secret_value(SecretId=f"{name}/basic-auth")["SecretString"])
        return cls(url=f"https://{name}.example.com", user=secret["user"], password=secret["password"])
