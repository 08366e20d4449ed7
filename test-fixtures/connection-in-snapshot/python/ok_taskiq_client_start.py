"""taskiq: an event of those who send tasks, and a connection for each task."""
import os

import aiosmtplib
from taskiq import TaskiqEvents, TaskiqState
from taskiq_aio_pika import AioPikaBroker

broker = AioPikaBroker(os.environ["AMQP_URL"])


@broker.on_event(TaskiqEvents.CLIENT_STARTUP)
async def start(state: TaskiqState) -> None:
    state.mail = aiosmtplib.SMTP(hostname=os.environ["SMTP_HOST"])
    await state.mail.connect()


@broker.task
async def welcome(address: str) -> None:
    async with aiosmtplib.SMTP(hostname=os.environ["SMTP_HOST"]) as mail:
        await mail.sendmail("shop@example.org", [address], "Welcome")
