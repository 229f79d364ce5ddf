"""The only place that reads the system's time.

Everything takes `now` or a `Clock`, so tests and the rehearsal can move time. A `MovableClock` keeps its offset in a
small file that the bot and the rehearsal both map into memory: moving it in one process moves it in the other.
Outside the rehearsal there is only `Clock`, and no offset exists.
"""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

_NUMBER = struct.Struct("<d")
_OFFSET = 0  # where the seconds ahead of the system's clock are; only whoever moves the clock writes there
_NEXT_DUE = _NUMBER.size  # where the unix time of the next job is (0: none); only the bot writes there
_SIZE = 2 * _NUMBER.size


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
        if not path.exists() or path.stat().st_size != _SIZE:
            path.write_bytes(bytes(_SIZE))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _SIZE)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._read(_OFFSET))

    def move(self, by: timedelta) -> None:
        """Let time pass. Moving backwards is allowed, to see that nothing breaks when a system's clock is set."""
        self._write(_OFFSET, self._read(_OFFSET) + by.total_seconds())

    def move_to(self, at: datetime) -> None:
        self.move(at - self.now())

    def announce_next(self, at: datetime | None) -> None:
        self._write(_NEXT_DUE, at.timestamp() if at else 0.0)

    def next_due_at(self) -> datetime | None:
        """When the bot's next job is due, as it last announced."""
        next_due = self._read(_NEXT_DUE)
        return datetime.fromtimestamp(next_due, UTC) if next_due else None

    def close(self) -> None:
        self._shared.close()

    def _read(self, place: int) -> float:
        number: float = _NUMBER.unpack_from(self._shared, place)[0]
        return number

    def _write(self, place: int, number: float) -> None:
        _NUMBER.pack_into(self._shared, place, number)
