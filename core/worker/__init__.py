"""Heavy or dangerous work in a process of its own, with limits on time and memory; the event loop never waits for it.

    found = await worker.run("cogs.charts.drawing:draw", scores, returns=Picture, limits=Limits(seconds=10))

The function is named by its import path, so that only the worker loads it and the libraries behind it. Arguments are
anything that can be pickled; what comes back are plain values, dataclasses and enums. One call runs at a time, the
others wait their turn. Whatever a call does to its process, the next one gets a sound one.
"""

from core.worker.failures import NeededTooMuch, TookTooLong, WorkerClosed, WorkFailed
from core.worker.limits import Limits
from core.worker.worker import Worker

__all__ = ["Limits", "NeededTooMuch", "TookTooLong", "WorkFailed", "Worker", "WorkerClosed"]
