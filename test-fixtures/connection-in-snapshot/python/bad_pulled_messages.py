"""NATS: a worker that pulls its messages."""
import asyncio
import os

import nats


async def main():
    connection = await nats.connect(os.environ["NATS_URL"])  # expect: connection-in-snapshot
    stream = connection.jetstream()
    images = await stream.pull_subscribe("images.*", durable="resizer")
    while True:
        for message in await images.fetch(10, timeout=None):
            await stream.publish("done", message.data)
            await message.ack()


if __name__ == "__main__":
    asyncio.run(main())
