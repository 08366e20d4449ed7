"""Each connection gets a protocol of its own, made with what main has made."""
import asyncio
import uuid


class Greeting(asyncio.Protocol):
    def __init__(self, boot):
        self.boot = boot

    def connection_made(self, transport):
        transport.write(self.boot.encode())
        transport.close()


async def main():
    boot = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Greeting(boot), "0.0.0.0", 7000)
    async with server:
        await server.serve_forever()


asyncio.run(main())
