"""Each tool call has a connection of its own."""
import os

import asyncpg
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("tickets")


@mcp.resource("tickets://{number}")
async def ticket(number: str) -> str:
    db = await asyncpg.connect(os.environ["TICKETS_DB"])
    try:
        return await db.fetchval("select title from tickets where number = $1", int(number))
    finally:
        await db.close()


if __name__ == "__main__":
    mcp.run()
