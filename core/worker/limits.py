"""What a call may use, enforced by the worker on itself before it looks at the arguments."""

import math
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource
    import signal

MEBIBYTE = 2**20
SECONDS_FOR_THE_BOT = 5
"""How much later than the bot the worker would end itself: it only matters where the bot is gone."""


@dataclass(frozen=True)
class Limits:
    """`megabytes` is what a call may take on top of what its process holds already."""

    seconds: float = 10.0
    megabytes: int = 512


def confine(limits: Limits) -> None:
    """Have the system end this process when the time is over, and refuse it more memory; Windows cannot."""
    if sys.platform != "win32":
        patience = math.ceil(limits.seconds) + SECONDS_FOR_THE_BOT
        signal.alarm(patience)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, math.ceil(usage.ru_utime + usage.ru_stime) + patience)
        _lower(resource.RLIMIT_AS, _address_space() + limits.megabytes * MEBIBYTE)
        _lower(resource.RLIMIT_CORE, 0)


def release() -> None:
    """Between calls: no clock runs, and there is memory to say what happened."""
    if sys.platform != "win32":
        signal.alarm(0)
        for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (hard, hard))


def _lower(kind: int, most: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _address_space() -> int:
    """How much of it this process has mapped; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    if sys.platform == "win32" or not statm.exists():
        return 0
    return int(statm.read_text().split()[0]) * resource.getpagesize()
