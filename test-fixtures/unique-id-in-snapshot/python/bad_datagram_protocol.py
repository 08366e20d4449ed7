"""A datagram endpoint has one protocol, made at once."""
import asyncio
import uuid


class Echo(asyncio.DatagramProtocol):
    def __init__(self):
        self.boot = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(self.boot.encode() + data, addr)


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Echo, local_addr=("0.0.0.0", 7000))
    await asyncio.sleep(3600)


asyncio.run(main())
