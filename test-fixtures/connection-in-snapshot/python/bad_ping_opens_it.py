"""redis.Redis() only prepares; the ping at import opens a connection and leaves it in the pool."""
import os

import redis

cache = redis.Redis(host=os.environ["REDIS_HOST"], socket_timeout=2)
cache.ping()  # expect: connection-in-snapshot


def lambda_handler(event, context):
    hits = cache.incr(f"hits:{event['page']}")
    return {"hits": hits}
