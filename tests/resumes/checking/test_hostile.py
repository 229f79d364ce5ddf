"""Whatever is sent, the answer is a reason and comes in time, and the next file is looked at as if nothing was."""

import time
from collections.abc import AsyncIterator, Callable

import pytest

from cogs.resumes.checking.asking import LIMITS, anonymise_resume, check_resume
from cogs.resumes.checking.models import Bounds, Unfit
from core.worker import Worker
from tests.lasting_worker import LASTING
from tests.resumes.checking import hostile
from tests.resumes.checking.documents import one_column
from tests.resumes.checking.people import US, invent

BOUNDS = Bounds()
FILES: dict[str, tuple[Callable[[], bytes], Unfit]] = {
    "300 pages": (lambda: hostile.pages(300), Unfit.TOO_MANY_PAGES),
    "nothing": (lambda: b"", Unfit.EMPTY),
    "an empty page": (lambda: hostile.pages(1), Unfit.EMPTY),
    "a program": (lambda: b"MZ" + b"\0" * 500, Unfit.WRONG_KIND),
    "an archive": (lambda: hostile.archive({"photo.png": b"x"}), Unfit.WRONG_KIND),
    "a broken archive": (lambda: b"PK\x03\x04" + b"x" * 300, Unfit.DAMAGED),
    "a Word file without its parts": (lambda: hostile.word_that_unpacks_to(0), Unfit.DAMAGED),
    "a Word file that unpacks to too much": (lambda: hostile.word_that_unpacks_to(80), Unfit.TOO_HEAVY),
    "a PDF with a password": (hostile.encrypted, Unfit.ENCRYPTED),
    "a Word file with a password": (
        lambda: hostile.compound("EncryptionInfo", "EncryptedPackage"),
        Unfit.ENCRYPTED,
    ),
    "a Word file of before 2007": (lambda: hostile.compound("1Table", "WordDocument"), Unfit.OLD_WORD),
    "an Excel file of before 2007": (lambda: hostile.compound("Workbook"), Unfit.WRONG_KIND),
    "only the start of a PDF": (lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Cata", Unfit.DAMAGED),
    "pages in a circle": (hostile.pages_in_a_circle, Unfit.DAMAGED),
    "100,000 notes": (lambda: hostile.with_annotations(100_000), Unfit.TOO_HEAVY),
    "half a PDF": (lambda: hostile.cut(one_column(invent(1, US), "helvetica")), Unfit.DAMAGED),
    "a PDF without its end": (lambda: hostile.cut(one_column(invent(1, US), "helvetica"), 0.9), Unfit.DAMAGED),
    "entities in entities": (hostile.word_with_entities_in_entities, Unfit.DAMAGED),
    "a Word file that lies about its size": (hostile.word_that_lies_about_its_size, Unfit.DAMAGED),
    "a drawing that draws itself": (hostile.draws_itself, Unfit.DAMAGED),
    "pages in 20,000 folders": (lambda: hostile.deep_pages(20_000), Unfit.DAMAGED),
    "a picture of 1.6 thousand million dots": (lambda: hostile.huge_picture(40_000), Unfit.EMPTY),
    "too large": (lambda: b"%PDF-" + b"x" * (8 * 2**20), Unfit.TOO_LARGE),
}


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    """Its process is the one that looked at the file before, unless that one ended it."""
    made = Worker(process=LASTING)
    yield made
    await made.close()


@pytest.mark.parametrize("name", FILES)
async def test_a_hostile_file_is_refused_with_a_reason(worker: Worker, name: str) -> None:
    make, why = FILES[name]
    data = make()
    assert (await check_resume(worker, data, "resume.pdf", BOUNDS)).unfit is why
    assert (await anonymise_resume(worker, data, "resume.pdf", BOUNDS)).unfit in (why, Unfit.NOT_READABLE)


FONTS = [hostile.font_of_nonsense, hostile.font_that_draws_itself, hostile.font_with_every_letter_there_is]


@pytest.mark.parametrize("make", FONTS)
async def test_a_font_from_hell_harms_nothing(worker: Worker, make: Callable[[], bytes]) -> None:
    """Such a file is looked at like any other; the process that did it goes on with the next one."""
    data = make()
    checked = await check_resume(worker, data, "resume.pdf", BOUNDS)
    assert checked.unfit is None and len(checked.previews) == 1 and len(checked.previews[0]) < 2**20
    copied = await anonymise_resume(worker, data, "resume.pdf", BOUNDS)
    assert copied.unfit in (None, Unfit.NOT_READABLE)
    assert (await check_resume(worker, one_column(invent(1, US), "helvetica"), "resume.pdf", BOUNDS)).findings


async def test_a_page_larger_than_a_house_is_drawn_no_larger_than_others(worker: Worker) -> None:
    data = hostile.one_page(b"BT /F 5000 Tf 50 800 Td (Words) Tj ET", box="0 0 1000000 1000000")
    checked = await check_resume(worker, data, "resume.pdf", BOUNDS)
    assert checked.unfit in (None, Unfit.DAMAGED) and sum(map(len, checked.previews)) < 8 * 2**20


async def test_words_made_to_keep_the_searches_busy_are_looked_at_in_time(worker: Worker) -> None:
    data = hostile.word_of("12-" * 600)
    assert (await check_resume(worker, data, "resume.docx", BOUNDS)).unfit is None


@pytest.mark.soak
async def test_a_bomb_ends_no_more_than_its_own_call(worker: Worker) -> None:
    began = time.monotonic()
    bombed = await check_resume(worker, hostile.unpacks_to_a_gigabyte(), "resume.pdf", BOUNDS)
    assert bombed.unfit is not None or not bombed.findings
    assert time.monotonic() - began < LIMITS.seconds + 20  # The making of the file counts too.
    after = await check_resume(worker, one_column(invent(1, US), "helvetica"), "resume.pdf", BOUNDS)
    assert after.unfit is None and after.findings
