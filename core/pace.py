"""Discord lets a bot make 50 requests a second; answers to interactions are outside that limit and never wait here.

discord.py learns of the limit only by being refused. Keeping below it from the start spares refusals, which Discord
counts against the bot, when a great many things are due at once.
"""

import asyncio
from functools import wraps

import discord

REQUESTS_PER_SECOND = 45
BURST = 5


class Pace:
    """Lets callers pass in order: a few at once after a quiet time, then one every 1/n second."""

    def __init__(self, per_second: float, burst: int) -> None:
        self._gap = 1 / per_second
        self._allowance = self._gap * burst
        self._next = 0.0

    async def wait(self) -> None:
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._allowance) + self._gap
        if self._next > now:
            await asyncio.sleep(self._next - now)


def pace_requests(client: discord.Client) -> None:
    """Have every request of this client's, other than answers to interactions, keep the pace."""
    pace = Pace(REQUESTS_PER_SECOND, BURST)
    request = client.http.request

    @wraps(request)
    async def paced(*args: object, **kwargs: object) -> object:
        await pace.wait()
        return await request(*args, **kwargs)  # type: ignore[arg-type]

    client.http.request = paced  # type: ignore[method-assign]
