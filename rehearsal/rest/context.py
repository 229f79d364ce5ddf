"""What a handler gets and gives."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.clock import Clock
from rehearsal.errors import invalid_form, unauthorized
from rehearsal.rate_limits import RateLimits
from rehearsal.world import World


@dataclass(frozen=True)
class Upload:
    """One `files[n]` of a multipart body. `index` is n."""

    index: int
    filename: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Answer:
    """What is sent back when it is not simply 200 with JSON or 204 without."""

    status: int
    json: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Context:
    """One request. `json` is the body (or a multipart's payload_json), {} without one."""

    world: World
    limits: RateLimits
    path: Mapping[str, str]
    query: Mapping[str, str]
    json: Any
    files: list[Upload]
    caller_id: int | None
    """The bot user who sends it; None without a token (interaction and webhook routes)."""
    reason: str | None = None

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def bot_user_id(self) -> int:
        """The bot user who sends it, on routes that need a token."""
        if self.caller_id is None:
            raise unauthorized()
        return self.caller_id

    def id(self, name: str) -> int:
        """An id of the path. What is no id is refused as Discord does."""
        return snowflake(self.path[name], name)

    def query_id(self, name: str) -> int | None:
        return snowflake(self.query[name], name) if name in self.query else None

    def query_int(self, name: str, default: int, low: int, high: int) -> int:
        text = self.query.get(name, str(default))
        if not text.isascii() or not text.lstrip("-").isdigit():
            raise invalid_form((name, "NUMBER_TYPE_COERCE", f'Value "{text}" is not int.'))
        if not low <= int(text) <= high:
            problem = f"int value should be between {low} and {high}."
            raise invalid_form((name, "NUMBER_TYPE_MAX" if int(text) > high else "NUMBER_TYPE_MIN", problem))
        return int(text)

    def query_flag(self, name: str) -> bool:
        return self.query.get(name, "").lower() in ("true", "1")


def snowflake(text: object, name: str) -> int:
    """An id, or 50035."""
    if isinstance(text, int) and not isinstance(text, bool):
        return text
    if isinstance(text, str) and text.isascii() and text.isdigit():
        return int(text)
    raise invalid_form((name, "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.'))


Handler = Callable[[Context], Awaitable[Any]]


@dataclass(frozen=True)
class Route:
    """`path` names its variables: "/channels/{channel_id}/messages".

    Each bucket takes `limit` requests in `per` seconds.
    """

    method: str
    path: str
    handler: Handler
    limit: int = 10
    per: float = 1.0
    authenticated: bool = True
    takes: type = dict
    """What the body must be: a JSON object, or a list."""
    counts_globally: bool = True
    """Interaction callbacks and their webhooks are outside of the global limit."""
