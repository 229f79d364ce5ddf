"""How long the wording guard takes for 1,000 characters, and for 10,000 that were made to take long."""

import time

from benchmarks.numbers import Table
from core.wording import Mode, check_wording, compile_all

LENGTH = 1_000
HOSTILE_LENGTH = 10_000
BAITS = ("a", "i ", "my ", "n't ")
ORDINARY = """Dear Hiring Team, thank you for the time you both took and for telling me so soon. I respect the decision.
I learned a lot from our talk about the two warehouses, and I noticed that I had no good figure at hand when you asked
what a late delivery costs. If you are able to share it, was my spreadsheet for the stock count easy to follow, or
would you have laid it out in another way? There is no need for a long answer; one line helps me more than none.
Last month I began a course about planning, and your answer would tell me which part to take first. """


async def run(*, rounds: int = 15) -> None:
    began = time.process_time()
    compile_all()
    print(f"rules compiled in {time.process_time() - began:.2f} s of CPU, once, in the background after the start")
    ordinary = (ORDINARY * 3)[:LENGTH]
    table = Table("CPU for one text (best of some)", ("kind", f"{LENGTH:,} characters", f"{HOSTILE_LENGTH:,}, hostile"))
    for mode in Mode:
        usual = _best(ordinary, mode, rounds)
        worst = max(_best((bait * HOSTILE_LENGTH)[:HOSTILE_LENGTH], mode, 3) for bait in BAITS)
        table.add(mode, f"{usual * 1000:.2f} ms", f"{worst * 1000:.0f} ms")
    print(table)


def _best(text: str, mode: Mode, rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        check_wording(text, mode)
        taken.append(time.process_time() - began)
    return min(taken)
