"""Resumes as different people write them, as a browser prints them, as Word saves them and as TeX places letters."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.async_api import async_playwright

from cogs.resumes.checking.checking import anonymise, check_resume
from cogs.resumes.checking.detecting import detect
from cogs.resumes.checking.models import MASKABLE, Bounds, Unfit
from cogs.resumes.checking.redrawing import redraw
from cogs.resumes.checking.word_document import Paragraph
from tests.page.conftest import CHROMIUM, FLAGS
from tests.resumes.checking.measuring import text_of
from tests.resumes.checking.writing import kerned_of, page_of, reading_of, word_of
from tests.resumes.checking.written import Judged, Written, read

BATCHES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SETS = ("first", "second", "third", "fourth", "fifth sixth seventh", "eighth", "ninth", "tenth")
"""Enough resumes each that one miss is not many in a hundred."""
EACH_TENTH = [resume for batch in BATCHES for resume in read(batch)][5::10]


def resumes_of(batches: str) -> list[Written]:
    return [resume for batch in batches.split() for resume in read(batch)]


def judge(judged: Judged, resume: Written, data: bytes, *, before: str | None = None) -> None:
    made = anonymise(data, resume.file_name, MASKABLE, (), Bounds())
    if made.unfit is Unfit.NOT_READABLE and before is not None and _is_garbled(before):
        return  # TeX has no letters for its script, and what nobody can read is refused.
    assert made.unfit is None, resume.key
    judged.add(resume, text_of(made.pdf), resume.key, before=before)


def _is_garbled(text: str) -> bool:
    """One in ten of the signs on the page is no letter to whoever reads the file."""
    return len(text) < 10 * sum(ord(sign) < ord(" ") and sign not in "\r\n\t" for sign in text)


def assert_good(judged: Judged) -> None:
    for kind in ("email", "phone", "link", "birth"):
        assert judged.gone(kind) >= 0.95, judged.left[kind]
    for kind in ("name", "street"):
        assert judged.gone(kind) >= 0.90, judged.left[kind]
    assert judged.readable >= 0.97, judged.lost


@pytest.mark.parametrize("batch", BATCHES)
def test_who_somebody_is_is_found_in_the_words_alone(batch: str) -> None:
    """Every resume, as a text editor shows it: without a file, so quick that each batch is looked at each time."""
    judged = Judged()
    for resume in read(batch):
        reading = reading_of(resume)
        hits = detect([reading], file_name=resume.file_name, author=resume.author)
        gone = {place for hit in hits for place in hit.places}
        left = "".join(
            " " if place in gone else letter for letter, place in zip(reading.text, reading.places, strict=True)
        )
        judged.add(resume, left, resume.key)
    assert_good(judged)


def test_who_somebody_is_is_gone_from_some_copies() -> None:
    judged = Judged()
    for resume in EACH_TENTH:
        data = kerned_of(resume)
        judge(judged, resume, data, before=text_of(data))
    assert_good(judged)


def test_a_name_of_which_only_a_space_is_no_part_of_another_detail_is_told_once() -> None:
    resume = next(one for one in read("tenth") if one.key == "in-biodata")
    found = check_resume(kerned_of(resume), resume.file_name, Bounds()).findings
    assert [finding.words for finding in found if "Kamla" in finding.words] == ["Smt. Kamla Devi"]


@pytest.mark.soak
@pytest.mark.parametrize("batches", SETS)
def test_who_somebody_is_is_gone_from_pages_whose_words_are_placed_one_by_one(batches: str) -> None:
    judged = Judged()
    for resume in resumes_of(batches):
        data = kerned_of(resume)
        judge(judged, resume, data, before=text_of(data))
    assert_good(judged)


def test_joined_letters_of_a_word_file_stay_as_they_were_written() -> None:
    judged = Judged()
    for resume in read("first"):
        if resume.key in ("sharmahi", "hassan", "cohen"):
            judge(judged, resume, word_of(resume))
    assert judged.of["keep"] > 15 and not judged.lost


def test_letters_of_scripts_without_a_case_are_drawn_in_the_pictures_of_a_word_file() -> None:
    """A font that lacks a letter draws the same box for every one."""
    for one, other in (("שלום", "תודה"), ("สวัสดี", "ขอบคุณ"), ("வணக்கம்", "நன்றி"), ("नमस्ते", "शुक्र")):
        drawn = [_dots(redraw([Paragraph(words, size=24.0)]).pdf) for words in (one, other, "\ue000" * len(one))]
        assert len(set(drawn)) == 3, one


def test_a_page_carries_nothing_of_a_font_that_it_does_not_draw_with() -> None:
    assert len(redraw([Paragraph("Led a team of five", size=11.0)]).pdf) < 6000


def _dots(pdf: bytes) -> bytes:
    with pdfium.PdfDocument(pdf) as opened:
        return bytes(opened[0].render(scale=0.7).to_pil().tobytes())


@pytest.mark.soak
@pytest.mark.parametrize("batches", SETS)
def test_who_somebody_is_is_gone_from_word_files(batches: str) -> None:
    judged = Judged()
    for resume in resumes_of(batches):
        judge(judged, resume, word_of(resume))
    assert_good(judged)


@pytest.mark.page
@pytest.mark.soak
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium: set CHROMIUM to its path")
@pytest.mark.parametrize("batches", SETS)
async def test_who_somebody_is_is_gone_from_what_a_browser_prints(batches: str, tmp_path: Path) -> None:
    """Side bars that flow onto a second page leave a page without words there, which nobody copies: not counted."""
    judged = Judged()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page()
        for resume in resumes_of(batches):
            file = tmp_path / f"{resume.key}.html"
            file.write_text(page_of(resume), "utf-8")
            await page.goto(file.as_uri())
            await page.evaluate("document.fonts.ready")
            data = await page.pdf(format="A4", print_background=True)
            made = anonymise(data, resume.file_name, MASKABLE, (), Bounds())
            if made.unfit is None:
                judged.add(resume, text_of(made.pdf), resume.key, before=text_of(data))
        await browser.close()
    assert judged.of["keep"] > 100
    assert_good(judged)
