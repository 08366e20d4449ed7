import boto3
import requests
from snapshot_restore_py import register_before_snapshot

ssm = boto3.client("ssm")
partner = requests.Session()


def fetch(name):
    return ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]


@register_before_snapshot
def authorize():
    partner.headers["authorization"] = f"Bearer {fetch('/partner/token')}"  # expect: hook-creates-before-snapshot


def handler(event, context):
    return partner.get(f"https://partner.example.com/rates/{event['pair']}", timeout=3).json()
