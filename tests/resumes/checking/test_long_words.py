"""Words of many thousand letters, which take a search as long as the text is, and no longer."""

from collections.abc import AsyncIterator

import pytest

from cogs.resumes.checking.asking import check_resume
from cogs.resumes.checking.detecting import detect
from cogs.resumes.checking.models import Bounds, Kind
from core.worker import Worker
from tests.resumes.checking.hostile import word_of
from tests.resumes.checking.test_detecting import reading_of


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    made = Worker()
    yield made
    await made.close()


@pytest.mark.parametrize("sign", ["a.", pytest.param("A", marks=pytest.mark.soak)])
async def test_a_word_of_15000_letters_is_looked_at_in_time(worker: Worker, sign: str) -> None:
    """Searches that begin anew at every letter took a worker three times as long as it may."""
    data = word_of((sign * 15_000)[:15_000])
    assert (await check_resume(worker, data, "resume.docx", Bounds())).unfit is None


def test_a_street_of_a_thousand_houses_is_one_address() -> None:
    line = "1 A Street " * 500
    hits = [hit for hit in detect([reading_of(f"Maya Thornbury\n{line}")]) if hit.kind is Kind.ADDRESS]
    assert len(hits) == 1
