"""snapcheck_hooks awaits coroutine functions before the next hook runs."""
import asyncio
import uuid

import snapcheck_hooks

session = uuid.uuid4().hex


@snapcheck_hooks.after_restore
async def renew_session():
    global session
    await asyncio.sleep(0)
    session = uuid.uuid4().hex


def lambda_handler(event, context):
    return {"session": session}
