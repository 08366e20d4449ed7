"""The hook only says that there was a restore; the first request after it fetches the secrets again."""
import os

import boto3
from snapshot_restore_py import register_after_restore

secrets = {}
restored = False


def fetch():
    client = boto3.client("secretsmanager")
    secrets["token"] = client.get_secret_value(SecretId=os.environ["TOKEN"])["SecretString"]


@register_after_restore
def note_restore():
    global restored
    restored = True


fetch()


def lambda_handler(event, context):
    global restored
    if restored:
        restored = False
        fetch()
    return {"authorised": event["token"] == secrets["token"]}
