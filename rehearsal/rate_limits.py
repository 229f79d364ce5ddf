"""Discord's rate limits: a bucket per route and major parameter, and fifty requests a second in all.

They run on the real monotonic clock, as clients really sleep.
"""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

GLOBAL_PER_SECOND = 50
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id")
_PRUNE_AT = 10_000


@dataclass
class _Bucket:
    limit: int
    resets_at: float
    used: int = 0


@dataclass(frozen=True)
class Verdict:
    """Headers for the answer; and when the request must wait, for how long and whose limit it is."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


class RateLimits:
    """With `enabled=False` nobody ever waits: headers tell of a wide bucket. `scale` shortens or stretches windows."""

    def __init__(self, enabled: bool = True, *, scale: float = 1.0, global_per_second: int = GLOBAL_PER_SECOND) -> None:
        self.enabled = enabled
        self.scale = scale
        self.global_per_second = global_per_second
        self._buckets: dict[tuple[object, ...], _Bucket] = {}

    def ask(
        self,
        method: str,
        template: str,
        variables: Mapping[str, str],
        caller_id: int | None,
        *,
        limit: int,
        per: float,
        counts_globally: bool,
    ) -> Verdict:
        """Count one request of a caller against its bucket and the global limit."""
        name = _bucket_name(method, template)
        if not self.enabled:
            return Verdict(_headers(name, 1000, 999, 1.0))
        now = time.monotonic()
        if counts_globally:
            wait = self._take(("global", caller_id), self.global_per_second, 1.0, now)
            if wait is not None:
                return Verdict({"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}, wait, True)
        major = tuple(variables[key] for key in _MAJOR if key in variables)
        wait = self._take((name, caller_id, *major), limit, per, now)
        bucket = self._buckets[name, caller_id, *major]
        left = max(bucket.limit - bucket.used, 0)
        headers = _headers(name, bucket.limit, left, max(bucket.resets_at - now, 0.0))
        if wait is not None:
            headers["X-RateLimit-Scope"] = "user"
        return Verdict(headers, wait)

    def take(self, *key: object, limit: int, per: float) -> float | None:
        """Count against a limit of its own that no header tells. Seconds to wait when it is used up."""
        return self._take(key, limit, per, time.monotonic()) if self.enabled else None

    def _take(self, key: tuple[object, ...], limit: int, per: float, now: float) -> float | None:
        bucket = self._buckets.get(key)
        if bucket is None or bucket.resets_at <= now:
            self._prune(now)
            bucket = self._buckets[key] = _Bucket(limit, now + per * self.scale)
        if bucket.used >= bucket.limit:
            return bucket.resets_at - now
        bucket.used += 1
        return None

    def _prune(self, now: float) -> None:
        if len(self._buckets) >= _PRUNE_AT:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.resets_at > now}


_names: dict[tuple[str, str], str] = {}


def _bucket_name(method: str, template: str) -> str:
    key = (method, template)
    if key not in _names:
        _names[key] = hashlib.md5(f"{method} {template}".encode(), usedforsecurity=False).hexdigest()
    return _names[key]


def _headers(name: str, limit: int, remaining: int, reset_after: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": name,
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{time.time() + reset_after:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after:.3f}",
    }
