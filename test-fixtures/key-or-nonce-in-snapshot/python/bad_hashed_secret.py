"""A hash of a secret is a secret."""
import hashlib
import hmac
from os import urandom

PSEUDONYM_KEY = hashlib.sha256(b"pseudonyms" + urandom(32)).digest()  # expect: key-or-nonce-in-snapshot


def pseudonym(user):
    return hmac.new(PSEUDONYM_KEY, user.encode(), hashlib.sha256).hexdigest()[:16]


def lambda_handler(event, context):
    return {"rows": [{**row, "user": pseudonym(row["user"])} for row in event["rows"]]}
