"""Before-hooks are not awaited either."""
import asyncio
import logging

from snapshot_restore_py import register_before_snapshot

log = logging.getLogger(__name__)
pending = []


@register_before_snapshot
async def drain():  # expect: hook-is-async
    while pending:
        log.info("sent %s", pending.pop())
        await asyncio.sleep(0)


def lambda_handler(event, context):
    pending.append(event["message"])
    return {"pending": len(pending)}
