"""An MCP server whose lifespan opens the database for all tools."""
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
from mcp.server.fastmcp import Context, FastMCP


@dataclass
class AppContext:
    db: asyncpg.Connection


@asynccontextmanager
async def lifespan(server: FastMCP) -> AsyncIterator[AppContext]:
    db = await asyncpg.connect(os.environ["TICKETS_DB"])  # expect: connection-in-snapshot
    try:
        yield AppContext(db=db)
    finally:
        await db.close()


mcp = FastMCP("tickets", lifespan=lifespan)


@mcp.tool()
async def close_ticket(number: int, ctx: Context) -> str:
    await ctx.request_context.lifespan_context.db.execute("update tickets set open = false where number = $1", number)
    return f"T-{number} is closed"


if __name__ == "__main__":
    mcp.run(transport="streamable-http")
