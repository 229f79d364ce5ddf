"""A worker process that serves one stage after another: what it once imported is there for the next test."""

import atexit
from typing import Any

from core.worker.process import Call, WorkerProcess


class LastingProcess(WorkerProcess):
    """Ends when a call went wrong, as any other, but not because one bot has stopped."""

    def __init__(self) -> None:
        super().__init__()
        self._is_answering = False
        atexit.register(super().end)

    def answer(self, call: Call) -> Any:
        self._is_answering = True
        try:
            return super().answer(call)
        finally:
            self._is_answering = False

    def end(self) -> int | None:
        return super().end() if self._is_answering else None


LASTING = LastingProcess()
