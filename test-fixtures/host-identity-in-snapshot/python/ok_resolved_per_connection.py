"""The name is kept and resolved whenever a connection is opened."""
import socket

import redis

CACHE_HOST = "sessions.abc.cache.amazonaws.com"
client = redis.Redis(host=CACHE_HOST, socket_timeout=1)


def lambda_handler(event, context):
    address = socket.gethostbyname(CACHE_HOST)
    return {"address": address, "session": client.get(event["session"]) is not None}
