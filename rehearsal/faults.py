"""How tests make the local Discord misbehave, and the record of what was asked of it.

fault = faults.fail("POST", "/channels/{id}/messages", status=403, code=50013)
hang = faults.hang("PATCH", "/channels/{id}/messages/{id}"); ...; await hang.reached.wait(); hang.release()
faults.lose_answer("POST", "/channels/{id}/threads")     # the thread is made, the bot gets a 500
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class RecordedRequest:
    """A request of a bot. `template` is the route's path; `status` and `response` are set once it was answered."""

    method: str
    template: str
    path: str
    variables: Mapping[str, str]
    query: Mapping[str, str]
    json: Any
    multipart: bool
    filenames: tuple[str, ...]
    reason: str | None
    status: int = 0
    response: Any = None


Condition = Callable[[RecordedRequest], bool]


@dataclass
class Fault:
    """What happens to the next `times` matching requests (None: to all)."""

    method: str
    template: str
    times: int | None
    when: Condition | None
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    after_change: bool = False
    drops: bool = False
    delay: float = 0.0
    gate: asyncio.Event | None = None
    hits: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a request has run into it."""

    def release(self) -> None:
        """Let hanging requests go on."""
        if self.gate:
            self.gate.set()

    def matches(self, request: RecordedRequest) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if (self.method, _nameless(self.template)) != (request.method, _nameless(request.template)):
            return False
        return self.when is None or self.when(request)


class Faults:
    """The faults that wait for a request. The names of a template's variables do not matter."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def fail(
        self,
        method: str,
        template: str,
        *,
        status: int,
        code: int = 0,
        message: str = "",
        times: int | None = 1,
        when: Condition | None = None,
    ) -> Fault:
        """Refuse, or break with a 5xx, before anything changes."""
        body = {"message": message or f"{status}: made to fail", "code": code}
        return self._add(Fault(method, template, times, when, status=status, body=body))

    def rate_limit(
        self,
        method: str,
        template: str,
        *,
        retry_after: float,
        is_global: bool = False,
        via: bool = True,
        times: int | None = 1,
        when: Condition | None = None,
    ) -> Fault:
        """Answer 429. Without `via` it looks like a ban by Discord's proxy, which libraries do not retry."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": is_global}
        headers = {"Retry-After": str(retry_after), **({"Via": "1.1 google"} if via else {})}
        return self._add(Fault(method, template, times, when, status=429, body=body, headers=headers))

    def hang(
        self,
        method: str,
        template: str,
        *,
        after_change: bool = False,
        times: int | None = 1,
        when: Condition | None = None,
    ) -> Fault:
        """Keep the caller waiting until `release()`, before the change or after it."""
        gate = asyncio.Event()
        return self._add(Fault(method, template, times, when, gate=gate, after_change=after_change))

    def delay(
        self, method: str, template: str, seconds: float, *, times: int | None = None, when: Condition | None = None
    ) -> Fault:
        """A slow Discord: every answer takes so much longer."""
        return self._add(Fault(method, template, times, when, delay=seconds))

    def lose_answer(
        self, method: str, template: str, *, status: int = 500, times: int | None = 1, when: Condition | None = None
    ) -> Fault:
        """The change happens, but the caller gets a 5xx."""
        body = {"message": f"{status}: made to fail", "code": 0}
        return self._add(Fault(method, template, times, when, status=status, body=body, after_change=True))

    def drop(
        self,
        method: str,
        template: str,
        *,
        after_change: bool = False,
        times: int | None = 1,
        when: Condition | None = None,
    ) -> Fault:
        """Close the connection without an answer, before the change or after it."""
        return self._add(Fault(method, template, times, when, drops=True, after_change=after_change))

    def remove(self, fault: Fault) -> None:
        fault.release()
        self._waiting.remove(fault)

    def clear(self) -> None:
        for fault in tuple(self._waiting):
            self.remove(fault)

    def hit_by(self, request: RecordedRequest) -> Fault | None:
        """The first fault that this request runs into."""
        for fault in self._waiting:
            if fault.matches(request):
                fault.hits += 1
                fault.reached.set()
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault


def _nameless(template: str) -> str:
    return re.sub(r"{\w+}", "{}", template)
