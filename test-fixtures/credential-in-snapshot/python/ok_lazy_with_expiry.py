"""Fetched at the first request and again when it runs out."""
import time

import boto3

rds = boto3.client("rds")
_token = None
_expires = 0.0


def database_token():
    global _token, _expires
    now = time.time()
    if _token is None or now > _expires:
        _token = rds.generate_db_auth_token(DBHostname="orders.internal", Port=5432, DBUsername="app")
        _expires = now + 600
    return _token


def lambda_handler(event, context):
    return {"tokenLength": len(database_token()), "valid": _expires > time.time()}
