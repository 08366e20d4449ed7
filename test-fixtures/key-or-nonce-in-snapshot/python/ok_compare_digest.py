"""Functions of the secrets module that make no secret."""
import hashlib
import secrets

API_KEY_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
if secrets.compare_digest(API_KEY_DIGEST, "0" * 64):
    raise RuntimeError("the digest was not filled in")


def lambda_handler(event, context):
    digest = hashlib.sha256(event["headers"]["x-api-key"].encode()).hexdigest()
    return {"statusCode": 200 if secrets.compare_digest(digest, API_KEY_DIGEST) else 401}
