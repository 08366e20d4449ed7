"""arq: what the start puts into the context is there for each job."""
import uuid

import httpx
from arq.connections import RedisSettings


async def startup(ctx):
    ctx["worker"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    ctx["http"] = httpx.AsyncClient()


async def fetch(ctx, url: str):
    answer = await ctx["http"].get(url, headers={"x-worker": ctx["worker"], "x-id": uuid.uuid4().hex})
    return answer.status_code


class WorkerSettings:
    functions = [fetch]
    on_startup = startup
    redis_settings = RedisSettings()
