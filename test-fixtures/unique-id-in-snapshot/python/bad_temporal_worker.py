"""Temporal: activities of a function and of an object that the program makes before its worker runs."""
import asyncio
import uuid

from temporalio import activity
from temporalio.client import Client
from temporalio.worker import Worker

WORKER = uuid.uuid4().hex  # expect: unique-id-in-snapshot


@activity.defn
async def label(order: str) -> str:
    return f"{WORKER}-{order}-{uuid.uuid4().hex}"


class Prices:
    def __init__(self):
        self.run = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    @activity.defn
    def price(self, order: str) -> str:
        return f"{self.run}-{order}"


async def main():
    client = await Client.connect("localhost:7233")
    prices = Prices()
    worker = Worker(client, task_queue="orders", activities=[label, prices.price])
    await worker.run()


if __name__ == "__main__":
    asyncio.run(main())
