"""Resumes as different people write them, as a browser prints them, as Word saves them and as TeX places letters."""

from cogs.resumes.checking.checking import anonymise
from cogs.resumes.checking.models import MASKABLE, Bounds
from tests.resumes.checking.measuring import text_of
from tests.resumes.checking.writing import kerned_of
from tests.resumes.checking.written import Judged, Written, read


def judge(judged: Judged, resume: Written, data: bytes, *, before: str | None = None) -> None:
    made = anonymise(data, resume.file_name, MASKABLE, (), Bounds())
    assert made.unfit is None, resume.key
    judged.add(resume, text_of(made.pdf), resume.key, before=before)


def assert_good(judged: Judged) -> None:
    for kind in ("email", "phone", "link", "birth"):
        assert judged.gone(kind) >= 0.95, judged.left[kind]
    for kind in ("name", "street"):
        assert judged.gone(kind) >= 0.90, judged.left[kind]
    assert judged.readable >= 0.97, judged.lost


def test_what_tells_who_somebody_is_is_gone_from_pages_whose_words_are_placed_one_by_one() -> None:
    judged = Judged()
    for resume in read("first"):
        data = kerned_of(resume)
        judge(judged, resume, data, before=text_of(data))
    assert_good(judged)
