"""Access tokens of partners, fetched when they are needed and kept until they run out."""
import time

import boto3
from cachetools import TTLCache

ssm = boto3.client("ssm")
_tokens = TTLCache(maxsize=32, ttl=600)


def token_of(partner):
    if partner not in _tokens:
        response = ssm.get_parameter(Name=f"/partners/{partner}/token", WithDecryption=True)
        _tokens[partner] = (response["Parameter"]["Value"], time.time() + 900)
    return _tokens[partner][0]


def forget():
    _tokens.clear()
