"""A worker that NATS calls for each message."""
import asyncio
import uuid

import nats


async def main():
    bus = await nats.connect("nats://bus:4222")  # expect: connection-in-snapshot
    run = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    async def answer(message):
        await bus.publish(message.reply, run.encode())

    await bus.subscribe("jobs", cb=answer)
    await asyncio.Event().wait()


asyncio.run(main())
