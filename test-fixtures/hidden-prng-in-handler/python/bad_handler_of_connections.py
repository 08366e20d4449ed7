"""asyncio and websockets: a function for each connection."""
import asyncio
import random

import websockets


async def deal(socket):
    async for _ in socket:
        await socket.send(str(random.randrange(52)))  # expect: hidden-prng-in-handler


async def roll(reader, writer):
    await reader.readline()
    writer.write(str(random.randrange(6)).encode())  # expect: hidden-prng-in-handler
    await writer.drain()


async def main():
    dice = await asyncio.start_server(roll, port=7000)
    async with websockets.serve(deal, "0.0.0.0", 8765), dice:
        await asyncio.Future()


asyncio.run(main())
