"""Reading what a worker sends, without trusting it: a hostile file may have taken it over.

Nothing is loaded or called but the plain classes below and dataclasses and enums of modules that are loaded already.
"""

import pickle
import sys
import time
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from datetime import time as time_of_day
from enum import Enum
from typing import IO, Any

from core.worker.pace import LARGE, PAUSE_SECONDS

MOST_BYTES = 64 * 2**20

_CLASSES: tuple[type, ...] = (date, datetime, time_of_day, timedelta, timezone, set, frozenset, bytearray)
_PLAIN = {(kind.__module__, kind.__name__): kind for kind in _CLASSES}


class BrokenAnswer(Exception):
    """It is too long, or holds what no answer may hold."""


def read_answer(source: IO[bytes]) -> Any:
    """The next answer; EOFError if the worker is gone."""
    try:
        return _PlainUnpickler(_Bounded(source, MOST_BYTES)).load()
    except EOFError:
        raise
    except Exception as error:  # Made-up bytes can make unpickling fail in any way.
        raise BrokenAnswer(f"{type(error).__name__}: {error}") from error


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        found = getattr(sys.modules.get(module), name, None)
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise BrokenAnswer(f"an answer may not hold a {module}.{name}")


class _Bounded:
    """A file of which only so many bytes are read."""

    def __init__(self, source: IO[bytes], most: int) -> None:
        self._source = source
        self._left = most

    def read(self, size: int) -> bytes:
        if not 0 <= size <= self._left:
            raise BrokenAnswer("the answer is too long")
        self._left -= size
        if size >= LARGE:
            time.sleep(PAUSE_SECONDS)
        return self._source.read(size)

    def readline(self) -> bytes:
        line = self._source.readline(self._left)
        self._left -= len(line)
        return line
