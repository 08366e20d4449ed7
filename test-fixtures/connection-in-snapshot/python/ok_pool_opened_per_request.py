"""Pools that open nothing by themselves, an engine that keeps none, a lock that nobody has taken yet."""
import redis
from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

POOL = ConnectionPool("dbname=orders", open=False)
ENGINE = create_engine("postgresql://orders.internal", poolclass=NullPool)
with ENGINE.connect() as probe:
    probe.execute(text("select 1"))
CACHE = redis.Redis(host="cache.internal")
LEADER = CACHE.lock("leader", timeout=30)


def lambda_handler(event, context):
    POOL.open()
    with LEADER, POOL.connection() as connection, ENGINE.connect() as other:
        other.execute(text("select 2"))
        return connection.execute("select count(*) from orders").fetchone()
