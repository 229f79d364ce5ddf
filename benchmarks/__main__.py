"""`python -m benchmarks` measures everything, `python -m benchmarks latency` one thing."""

import argparse
import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any

from benchmarks import latency, matching, memory, reminders, resumes, rounds, scale, start, wording

Measurement = Callable[[], Coroutine[Any, Any, None]]

MEASUREMENTS: dict[str, Measurement] = {
    "latency": latency.run,
    "start": start.run,
    "memory": memory.run,
    "matching": matching.run,
    "rounds": rounds.run,
    "resumes": resumes.run,
    "reminders": reminders.run,
    "scale": scale.run,
    "wording": wording.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="|".join(MEASUREMENTS), help="all of them if none is named")
    for name in parser.parse_args().what or MEASUREMENTS:
        load = os.getloadavg()[0]
        print(f"\n## {name} (load before: {load:.1f} on {os.cpu_count()} cores)")
        asyncio.run(MEASUREMENTS[name]())


if __name__ == "__main__":
    main()
