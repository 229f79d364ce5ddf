"""How a thread that pickles lets the event loop in: by a pause after each large piece.

To give up the interpreter for a moment, as each write does, is not enough where the machine is busy: the thread has it
again before the event loop's thread is even awake.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

LARGE = 16 * 1024
"""Pickling writes, and unpickling reads, pieces of 64 KiB, which take some milliseconds."""

PAUSE_SECONDS = 0.001


@contextmanager
def no_collections() -> Iterator[None]:
    """A collection looks at every object of the bot in one go; what pickling keeps for a moment would bring one on."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Paced:
    """A file that takes its time over large pieces."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, piece: bytes) -> int:
        written = self._file.write(piece)
        if len(piece) >= LARGE:
            time.sleep(PAUSE_SECONDS)
        return written
