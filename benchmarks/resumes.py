"""The look at a resume and its copy, in the worker process: time, and how much memory that needs at most."""

import time
from dataclasses import dataclass
from statistics import median

from fpdf import FPDF

from benchmarks.matching import watching_the_loop
from benchmarks.numbers import Table
from cogs.resumes.checking.asking import LIMITS
from cogs.resumes.checking.models import MASKABLE, Bounds
from core.worker import Worker

ROUNDS = 5
LINES_ON_A_PAGE = 48


@dataclass(frozen=True)
class Timed:
    """CPU seconds of one look, and how much memory the process had at most since it began."""

    cpu_seconds: float
    mebibytes: float


def look_timed(function: str, data: bytes) -> Timed:
    """Called in the worker."""
    import resource

    from cogs.resumes.checking.checking import anonymise, check_resume

    began = time.process_time()
    if function == "check":
        done = check_resume(data, "resume.pdf", Bounds()).unfit
    else:
        done = anonymise(data, "resume.pdf", MASKABLE, (), Bounds()).unfit
    if done is not None:
        raise RuntimeError(f"The resume was refused: {done}")
    return Timed(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def resume_of(pages: int) -> bytes:
    pdf = FPDF(format="A4")
    for page in range(pages):
        pdf.add_page()
        pdf.set_font("helvetica", size=20 if page == 0 else 10)
        pdf.cell(0, 9, "Maya Thornbury", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("helvetica", size=10)
        pdf.cell(0, 5, "(212) 555-0143 | maya@example.com | 12 Juniper Road, Springfield, IL 62704", new_y="NEXT")
        for line in range(LINES_ON_A_PAGE):
            words = (
                f"Led project {line} for Contoso Ltd in 2019 - 2023 and cut the costs of {line * 700} users by 35 %."
            )
            pdf.set_x(pdf.l_margin)
            pdf.cell(0, 5, words, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


async def run() -> None:
    table = Table(
        f"Resumes (median of {ROUNDS}; the worker already runs)",
        ("resume", "asked to answered", "CPU in the worker", "memory of the worker at most", "loop held at most"),
    )
    for pages in (2, 10):
        data = resume_of(pages)
        for function in ("check", "copy"):
            table.add(f"{function}, {pages} pages", *await measure(function, data))
    print(table)


async def measure(function: str, data: bytes) -> tuple[str, ...]:
    worker = Worker()
    answered: list[float] = []
    timed: list[Timed] = []
    async with watching_the_loop() as held:
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            timed.append(
                await worker.run("benchmarks.resumes:look_timed", function, data, returns=Timed, limits=LIMITS)
            )
            answered.append(time.perf_counter() - began)
    await worker.close()
    return (
        f"{median(answered[1:]):.2f} s",
        f"{median(one.cpu_seconds for one in timed[1:]):.2f} s",
        f"{max(one.mebibytes for one in timed):.0f} MiB",
        str(held),
    )
