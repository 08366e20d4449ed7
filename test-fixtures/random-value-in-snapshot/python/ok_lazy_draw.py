"""Drawn at the first request from the operating system; nothing asks before the snapshot."""
import secrets

import requests

ENDPOINTS = ("10.0.1.10", "10.0.1.11", "10.0.1.12")
_preferred = None
session = requests.Session()


def preferred():
    global _preferred
    if _preferred is None:
        _preferred = secrets.choice(ENDPOINTS)
    return _preferred


def lambda_handler(event, context):
    answer = session.get(f"http://{preferred()}/v1/{event['resource']}", timeout=2)
    return {"status": answer.status_code}
