"""taskiq: what the start of a worker puts into its state is there for each task."""
import os

import aiosmtplib
from taskiq import Context, TaskiqDepends, TaskiqEvents, TaskiqState
from taskiq_redis import ListQueueBroker, RedisAsyncResultBackend

results = RedisAsyncResultBackend(os.environ["REDIS_URL"])
broker = ListQueueBroker(os.environ["REDIS_URL"]).with_result_backend(results)


@broker.on_event(TaskiqEvents.WORKER_STARTUP)
async def start(state: TaskiqState) -> None:
    state.mail = aiosmtplib.SMTP(hostname=os.environ["SMTP_HOST"])
    await state.mail.connect()  # expect: connection-in-snapshot


@broker.on_event(TaskiqEvents.WORKER_SHUTDOWN)
async def stop(state: TaskiqState) -> None:
    await state.mail.quit()


@broker.task
async def welcome(address: str, context: Context = TaskiqDepends()) -> None:
    await context.state.mail.sendmail("shop@example.org", [address], "Welcome")
