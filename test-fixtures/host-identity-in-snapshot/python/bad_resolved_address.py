"""The address of the cache node was looked up before the snapshot; it changes at the next fail-over."""
import socket

import redis

CACHE_HOST = "sessions.abc.cache.amazonaws.com"
CACHE_ADDRESS = socket.gethostbyname(CACHE_HOST)  # expect: host-identity-in-snapshot


def lambda_handler(event, context):
    client = redis.Redis(host=CACHE_ADDRESS, socket_timeout=1)
    return {"session": client.get(event["session"]) is not None}
