"""Discord's REST API of the local Discord, over the world's state.

Each module of this package holds one resource and its `ROUTES`; `rest.table.ROUTES` is all of them. A handler is an
async function from a `Context` to what is sent back: JSON, None (204 without a body), or an `Answer` for another
status. It raises `DiscordError` to refuse. `rest.api.RestApi` mounts a table of routes on an aiohttp application and
does the rest: prefixes, tokens, bodies, rate limits, faults and the record of requests.
"""

from rehearsal.rest.context import Answer, Context, Route, Upload

__all__ = ["Answer", "Context", "Route", "Upload"]
