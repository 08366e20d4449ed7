"""The handler only compares with the token, which the start has logged."""
import logging
import secrets

TOKEN = secrets.token_urlsafe(16)  # expect: key-or-nonce-in-snapshot
logging.info("admin token: %s", TOKEN)


def lambda_handler(event, context):
    if event["headers"].get("x-token") != TOKEN:
        return {"statusCode": 403}
    return {"statusCode": 200}
