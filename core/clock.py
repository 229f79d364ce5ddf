"""The only place that reads the system's time.

Everything takes `now` or a `Clock`, so tests and the rehearsal can move time. A `MovableClock` keeps its offset in a
small file that the bot and the rehearsal both map into memory: moving it in one process moves it in the other.
Outside the rehearsal there is only `Clock`, and no offset exists.
"""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

_LAYOUT = struct.Struct("<dd")  # seconds ahead of the system's clock; unix time of the bot's next job (0: none)


class Clock:
    """The system's time in UTC."""

    resting_time: float | None = None
    """Longest time in seconds a sleeper may trust its deadline; None where time cannot jump."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def announce_next(self, at: datetime | None) -> None:
        """Tell whoever moves this clock when the next job is due."""


class MovableClock(Clock):
    """A clock that runs ahead of the system's by an offset that can be changed at any moment."""

    resting_time = 0.05

    def __init__(self, path: Path) -> None:
        if not path.exists() or path.stat().st_size != _LAYOUT.size:
            path.write_bytes(_LAYOUT.pack(0.0, 0.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _LAYOUT.size)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._read()[0])

    def move(self, by: timedelta) -> None:
        """Let time pass. Moving backwards is allowed, to see that nothing breaks when a system's clock is set."""
        offset, next_due = self._read()
        self._shared[:] = _LAYOUT.pack(offset + by.total_seconds(), next_due)

    def move_to(self, at: datetime) -> None:
        self.move(at - self.now())

    def announce_next(self, at: datetime | None) -> None:
        self._shared[:] = _LAYOUT.pack(self._read()[0], at.timestamp() if at else 0.0)

    def next_due_at(self) -> datetime | None:
        """When the bot's next job is due, as it last announced."""
        next_due = self._read()[1]
        return datetime.fromtimestamp(next_due, UTC) if next_due else None

    def close(self) -> None:
        self._shared.close()

    def _read(self) -> tuple[float, float]:
        offset, next_due = _LAYOUT.unpack(self._shared[:])
        return offset, next_due
