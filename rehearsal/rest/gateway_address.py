"""Where the gateway is."""

from typing import Any

from rehearsal.rest.context import Context, Route


def _address(ctx: Context) -> str:
    return ctx.world.base_url.replace("http", "ws", 1) + "/gateway"


async def gateway(ctx: Context) -> Any:
    return {"url": _address(ctx)}


async def gateway_for_bot(ctx: Context) -> Any:
    return {
        "url": _address(ctx),
        "shards": 1,
        "session_start_limit": {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1},
    }


ROUTES = [
    Route("GET", "/gateway", gateway, authenticated=False),
    Route("GET", "/gateway/bot", gateway_for_bot),
]
