"""Parts of clients close what their clients have open, before the snapshot; the next call opens it again."""
import os

import redis
from elasticsearch import Elasticsearch
from snapshot_restore_py import register_before_snapshot

cache = redis.Redis.from_url(os.environ["CACHE"])
cache.ping()
search = Elasticsearch(os.environ["SEARCH"])
search.indices.refresh()


@register_before_snapshot
def let_go():
    cache.connection_pool.disconnect()
    search.transport.close()


def lambda_handler(event, context):
    return cache.get(event["key"]) or search.search(q=event["key"])["hits"]
