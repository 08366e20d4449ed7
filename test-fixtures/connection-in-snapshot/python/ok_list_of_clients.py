"""Methods of a list are its own: nobody has asked these clients anything yet."""
import redis

SHARDS = [redis.Redis(host=host) for host in ("redis-a", "redis-b")]
SPARE = []
SPARE.append(redis.Redis(host="redis-c"))
SPARE.sort(key=str)
MISSING = SHARDS.count(None)


class Locks:
    def __init__(self, **clients):
        self.clients = clients
        self.names = sorted(name for name in self.clients.keys())


LOCKS = Locks(main=redis.Redis(host="redis-locks"))


def lambda_handler(event, context):
    shard = SHARDS[hash(event["key"]) % len(SHARDS)]
    LOCKS.clients["main"].incr("uses")
    return {"value": shard.get(event["key"]), "spare": SPARE[0].get(event["key"])}
