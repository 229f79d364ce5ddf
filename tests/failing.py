"""Each request of a step, with each way in which Discord may fail at it: strike one after the other, and look."""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from rehearsal.faults import RecordedRequest
from rehearsal.people import NotPossible
from tests.stage import Stage

FAILURES: dict[str, dict[str, Any]] = {
    "403": {"status": 403, "code": 50013},
    "404": {"status": 404, "code": 10008},
    "429": {"status": 429},
    "500": {"status": 500},
}
LIES = "404"
"""It says that something is gone which is there. The bot may believe that, but never shows anybody's file to others."""

MOST_REQUESTS = 40

Routes = set[tuple[str, str]]
Result = TypeVar("Result")


def routes_since(stage: Stage, number: int) -> Routes:
    """Of the requests that the bot made after the first `number`."""
    return {(one.method, one.template) for one in stage.server.requests[number:]}


def strike(stage: Stage, number: int, failure: str, routes: Routes) -> Callable[[], bool]:
    """Make the request with this number fail, counted from now over all routes; returns whether there was one."""
    seen = 0

    def is_it(_: RecordedRequest) -> bool:
        nonlocal seen
        seen += 1
        return seen == number

    for route in routes:
        if failure == "429":
            stage.server.faults.rate_limit(*route, retry_after=0.01, when=is_it)
        else:
            stage.server.faults.fail(*route, when=is_it, **FAILURES[failure])
    return lambda: seen >= number


async def tried(act: Awaitable[Result]) -> Result | None:
    """Whoever is not answered sees no button to go on with."""
    with contextlib.suppress(NotPossible):
        return await act
    return None


def advises(said: str) -> bool:
    """Whether an answer that is not the wanted one says what to do next."""
    return any(words in said for words in ("Please try", "Please look", "tell a moderator", "can run `/setup`"))
