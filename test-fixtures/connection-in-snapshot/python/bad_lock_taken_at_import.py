"""Who takes the lock has asked the server."""
import redis

CACHE = redis.Redis(host="cache.internal")
LEADER = CACHE.lock("leader", timeout=30)
LEADER.acquire()  # expect: connection-in-snapshot


def lambda_handler(event, context):
    return {"leader": LEADER.owned()}
