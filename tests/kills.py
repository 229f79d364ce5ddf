"""The bot is killed in the middle of what somebody does: around a commit, or around a request to Discord."""

import asyncio
from collections.abc import Callable, Coroutine
from enum import StrEnum
from itertools import count
from typing import Any

from tests.stage import Stage

CALLBACK = ("POST", "/interactions/{}/{}/callback")
"""With which a click, a command or a form is answered."""


class Around(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class Kill:
    """Armed when it is made. In the middle of what somebody does then the bot dies, and it starts again."""

    def __init__(self, stage: Stage, reached: asyncio.Event, disarm: Callable[[], None]) -> None:
        self._stage = stage
        self._reached = reached
        self._disarm = disarm

    @classmethod
    def at_commit(cls, stage: Stage, around: Around, number: int = 1) -> "Kill":
        """The commit with this number from now on; after it, nobody has heard of it yet."""
        writer, reached, numbers = stage.db._writer, asyncio.Event(), count(1)
        commit = writer.commit

        async def killed() -> None:
            is_it = next(numbers) == number
            if not is_it or around is Around.AFTER:
                await commit()
            if is_it:
                reached.set()
                await asyncio.Event().wait()

        setattr(writer, "commit", killed)  # noqa: B010  it is a method for mypy
        return cls(stage, reached, lambda: delattr(writer, "commit"))

    @classmethod
    def at_request(cls, stage: Stage, route: tuple[str, str], around: Around, number: int = 1) -> "Kill":
        """Before it, Discord never hears of it; after it, the bot never hears the answer."""
        numbers = count(1)
        hang = stage.server.faults.hang(
            *route, after_change=around is Around.AFTER, when=lambda _: next(numbers) == number
        )

        def disarm() -> None:
            hang.drops = True
            stage.server.faults.remove(hang)

        return cls(stage, hang.reached, disarm)

    async def during(self, act: Coroutine[Any, Any, object]) -> bool:
        """Whether it came to the kill. The bot's new life has done what the old one left to do."""
        acting, reaching = asyncio.ensure_future(act), asyncio.ensure_future(self._reached.wait())
        async with asyncio.timeout(30):
            await asyncio.wait([acting, reaching], return_when=asyncio.FIRST_COMPLETED)
        happened = self._reached.is_set()
        if happened:
            await self._stage.kill_bot()
        self._disarm()
        if happened:
            await self._stage.start_bot()
            await self._stage.settle()
        for task in (acting, reaching):
            task.cancel()
        await asyncio.wait([acting, reaching])
        if not acting.cancelled():
            await acting
        return happened
