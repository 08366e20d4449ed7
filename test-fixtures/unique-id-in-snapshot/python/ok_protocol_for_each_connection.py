"""Each connection makes its own id."""
import asyncio
import uuid


class Session(asyncio.Protocol):
    def __init__(self):
        self.id = uuid.uuid4().hex

    def data_received(self, data):
        print(self.id, data)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Session, "0.0.0.0", 7000)
    async with server:
        await server.serve_forever()


asyncio.run(main())
