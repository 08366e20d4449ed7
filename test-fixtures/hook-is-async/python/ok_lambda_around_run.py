"""A lambda that runs the coroutine: the function that is registered is synchronous."""
import asyncio

from snapshot_restore_py import register_after_restore

notes = []


async def tidy():
    await asyncio.sleep(0)
    notes.clear()


register_after_restore(lambda: asyncio.run(tidy()))


def lambda_handler(event, context):
    notes.append(event["note"])
    return {"notes": len(notes)}
