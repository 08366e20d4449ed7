"""The event loop of the module opens the pool."""
import asyncio

import asyncpg

LOOP = asyncio.get_event_loop()
POOL = LOOP.run_until_complete(asyncpg.create_pool("postgres://orders.internal"))  # expect: connection-in-snapshot


def lambda_handler(event, context):
    return LOOP.run_until_complete(POOL.fetch("select count(*) from orders"))
