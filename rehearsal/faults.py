"""How tests make the local Discord misbehave, and the record of what was asked of it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class RecordedRequest:
    """A request that was answered. `template` is the route's path with its variables' names."""

    method: str
    template: str
    path: str
    variables: Mapping[str, str]
    query: Mapping[str, str]
    json: Any
    multipart: bool
    filenames: tuple[str, ...]
    status: int
    response: Any
    reason: str | None = None


@dataclass
class Fault:
    """What happens to matching requests, `times` times.

    `status` answers with that status instead; `hang` waits for the event first; `done` lets the change happen and then
    loses the answer; `delay` waits some seconds (a slow Discord).
    """

    method: str
    template: str
    status: int | None = None
    code: int = 0
    message: str = ""
    retry_after: float = 1.0
    is_global: bool = False
    via: bool = True
    done: bool = False
    hang: asyncio.Event | None = None
    delay: float = 0.0
    times: int | None = 1
    when: Callable[[RecordedRequest], bool] | None = None
    hits: int = 0
    hit: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a request ran into it."""


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def fail(
        self,
        method: str,
        template: str,
        *,
        status: int,
        code: int = 0,
        message: str = "",
        retry_after: float = 1.0,
        times: int | None = 1,
        when: Callable[[RecordedRequest], bool] | None = None,
    ) -> Fault:
        """Answer `times` requests (None: all) with an error. The template's variables may have any name."""
        raise NotImplementedError
