"""Ids as Discord makes them: milliseconds since 2015 and a counter, unique and increasing, on real time."""

import time
from itertools import count

EPOCH_MS = 1_420_070_400_000


class Snowflakes:
    """Hands out ids for one world."""

    def __init__(self) -> None:
        self._last_ms = 0
        self._counter = count()

    def next(self) -> int:
        self._last_ms = max(self._last_ms, time.time_ns() // 1_000_000)
        step = next(self._counter) & 0xFFF
        if step == 0xFFF:
            self._last_ms += 1
        return ((self._last_ms - EPOCH_MS) << 22) | step


def made_at_ms(snowflake: int) -> int:
    """Unix milliseconds at which an id was made."""
    return (snowflake >> 22) + EPOCH_MS
