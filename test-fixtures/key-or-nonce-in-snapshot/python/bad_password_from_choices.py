"""A bootstrap password, joined from single characters."""
import logging
import secrets
import string

log = logging.getLogger(__name__)
ALPHABET = string.ascii_letters + string.digits


def generate_password(length):
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


ADMIN_PASSWORD = generate_password(24)  # expect: key-or-nonce-in-snapshot


def lambda_handler(event, context):
    granted = secrets.compare_digest(event["password"], ADMIN_PASSWORD)
    log.info("admin login: %s", granted)
    return {"statusCode": 200 if granted else 403}
