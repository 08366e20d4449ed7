"""Only the code of the start prints the token and compares with it."""
import logging
import os
import secrets

TOKEN = secrets.token_urlsafe(16)
logging.info("trial token: %s", TOKEN)
if os.environ.get("TRIAL_TOKEN") == TOKEN:
    logging.warning("the trial token is guessed")


def lambda_handler(event, context):
    return {"statusCode": 200}
