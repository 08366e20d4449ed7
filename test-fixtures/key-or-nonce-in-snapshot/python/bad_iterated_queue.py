"""aio-pika: a worker that iterates over its queue."""
import asyncio
import os

import aio_pika
from cryptography.fernet import Fernet


async def main():
    cipher = Fernet(Fernet.generate_key())  # expect: key-or-nonce-in-snapshot
    connection = await aio_pika.connect_robust(os.environ["AMQP_URL"])  # expect: connection-in-snapshot
    async with connection:
        channel = await connection.channel()
        queue = await channel.declare_queue("letters")
        async with queue.iterator() as letters:
            async for letter in letters:
                async with letter.process():
                    print(cipher.encrypt(letter.body))


if __name__ == "__main__":
    asyncio.run(main())
