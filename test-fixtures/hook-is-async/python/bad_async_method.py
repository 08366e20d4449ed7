import redis.asyncio
import snapshot_restore_py


class SessionStore:
    """Its hook would drop the connections that the clone inherited."""

    def __init__(self, host):
        self.client = redis.asyncio.Redis(host=host)
        snapshot_restore_py.register_after_restore(self.reconnect)

    async def reconnect(self):  # expect: hook-is-async
        await self.client.connection_pool.disconnect()

    def describe(self):
        return repr(self.client)


store = SessionStore("sessions.internal")


def lambda_handler(event, context):
    return {"store": store.describe(), "session": event["session"]}
