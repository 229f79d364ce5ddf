"""Waiting in tests for what a task of the program will have done."""

import asyncio
from collections.abc import Callable

SECONDS = 10


async def until(condition: Callable[[], object], seconds: float = SECONDS) -> None:
    """Let other tasks go on until `condition` holds; a TimeoutError says that it never did."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  there is no event to wait for
            await asyncio.sleep(0.001)
