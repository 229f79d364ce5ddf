"""Copies of resumes of invented people: who they are about is gone, what they can do is still there."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image

from cogs.resumes.checking.checking import anonymise, check_resume
from cogs.resumes.checking.models import MASKABLE, Bounds, Kind, Source, Unfit
from cogs.resumes.checking.painting import MASK
from tests.resumes.checking.documents import one_column, side_bar, spaced_out, word_plain
from tests.resumes.checking.hostile import one_page
from tests.resumes.checking.measuring import Measured, text_of
from tests.resumes.checking.people import SHAPED, UK, US, invent
from tests.resumes.checking.resumes import resumes
from tests.resumes.checking.seeing import LANGUAGES, installed, seen_in

BOUNDS = Bounds()


def copy_of(data: bytes, *, chosen: frozenset[Kind] = MASKABLE, also: tuple[str, ...] = ()) -> bytes:
    made = anonymise(data, "resume", chosen, also, BOUNDS)
    assert made.unfit is None
    return made.pdf


def assert_good(measured: Measured) -> None:
    for kind in ("email", "phone", "link", "birth"):
        assert measured.gone(kind) >= 0.95, measured.left[kind]
    for kind in ("name", "street"):
        assert measured.gone(kind) >= 0.90, measured.left[kind]
    assert measured.readable >= 0.97, measured.lost


def measured_by_text(first: int, count: int) -> Measured:
    """Joined letters are left to the test that reads pictures: a text made of them is seldom what was written."""
    measured = Measured()
    for person, data, where in resumes(first, count):
        if person.place not in SHAPED:
            measured.add(person, text_of(copy_of(data)), where=where)
    return measured


def test_what_says_who_somebody_is_cannot_be_selected_in_the_copy() -> None:
    assert_good(measured_by_text(1000, 20))


@pytest.mark.soak
def test_the_same_of_many_more_resumes() -> None:
    assert_good(measured_by_text(20_000, 60))


@pytest.mark.soak
@pytest.mark.skipif(not installed() >= {"eng", *LANGUAGES.values()}, reason="needs Tesseract with its languages")
def test_what_says_who_somebody_is_cannot_be_read_off_the_copys_pictures() -> None:
    measured = Measured()
    for person, data, where in resumes(5000, 16):
        place = person.place.key
        before = copy_of(data, chosen=frozenset())
        measured.add(person, seen_in(copy_of(data), place), only_if_in=seen_in(before, place), where=where)
    assert_good(measured)


def test_where_something_was_found_the_copys_picture_is_of_one_colour() -> None:
    data = side_bar(invent(3, UK), "helvetica")
    checked = check_resume(data, "resume.pdf", BOUNDS)
    with pdfium.PdfDocument(copy_of(data)) as opened:
        picture = opened[0].render(scale=2).to_pil().convert("RGB")
    for finding in checked.findings:
        if finding.kind in MASKABLE and finding.source is Source.TEXT:
            assert finding.box is not None
            left, top, right, bottom = finding.box
            y = (top * 0.9 + bottom * 0.1) * picture.height  # Above the words that stand in the middle of the mask.
            x = (left * 0.5 + right * 0.5) * picture.width
            shown = picture.getpixel((int(x), int(y)))
            assert isinstance(shown, tuple)
            assert all(abs(one - other) < 24 for one, other in zip(shown, MASK, strict=True)), finding


def test_a_photo_is_found_and_masked_and_the_previews_are_small_pictures() -> None:
    data = side_bar(invent(4, US), "times")
    checked = check_resume(data, "resume.pdf", BOUNDS)
    assert Kind.PHOTO in {finding.kind for finding in checked.findings}
    made = anonymise(data, "resume.pdf", MASKABLE, (), BOUNDS)
    assert dict(made.masked)[Kind.PHOTO] == 1
    for preview in (*checked.previews, *made.previews):
        assert Image.open(BytesIO(preview)).format == "PNG" and len(preview) < 2**20


def test_links_behind_words_and_the_files_properties_are_told_and_not_copied() -> None:
    person = invent(5, US)
    data = spaced_out(person, "helvetica")
    found = {(finding.source, finding.words) for finding in check_resume(data, "resume.pdf", BOUNDS).findings}
    assert (Source.LINK_TARGET, f"https://www.{person.links[0]}") in found
    assert (Source.PROPERTIES, "Document1") in found
    copy = copy_of(data)
    assert b"/URI" not in copy and b"Document1" not in copy and b"/Info" not in copy


@pytest.mark.parametrize(
    "hidden",
    [
        b"1 1 1 rg BT /F 12 Tf 50 700 Td",
        b"BT 3 Tr /F 12 Tf 50 700 Td",
        b"BT /F 1 Tf 50 700 Td",
        b"BT /F 12 Tf -900 700 Td",
    ],
    ids=["white on white", "not drawn", "tiny", "beside the page"],
)
def test_hidden_words_are_told_and_not_copied(hidden: bytes) -> None:
    seen = b"BT /F 12 Tf 50 800 Td (Words that everybody can see here) Tj ET\n"
    data = one_page(seen + hidden + b" (secretkeywords) Tj ET")
    found = [finding for finding in check_resume(data, "resume.pdf", BOUNDS).findings if finding.kind is Kind.HIDDEN]
    assert [finding.words for finding in found] in (["secretkeywords"], [])
    text = text_of(copy_of(data))
    assert "secretkeywords" not in text and "everybody" in text
    assert found or hidden.endswith(b"-900 700 Td")  # PDFium itself leaves out what is beside the page.


def test_hidden_words_of_a_word_file_are_told_and_not_copied() -> None:
    data = word_plain(invent(6, US))
    assert "ninja" in " ".join(f.words for f in check_resume(data, "x.docx", BOUNDS).findings if f.kind is Kind.HIDDEN)
    assert "ninja" not in text_of(copy_of(data))


def test_only_what_was_chosen_is_masked_and_the_owner_may_name_more() -> None:
    person = invent(7, US)
    data = one_column(person, "helvetica")
    text = text_of(copy_of(data, chosen=frozenset({Kind.PHONE}), also=(person.employers[0],)))
    assert person.phone not in text and person.birth in text
    assert person.employers[0] not in text and person.employers[1] in text


def test_a_page_that_cannot_be_read_is_shown_but_not_copied() -> None:
    scan = one_page(
        b"0 0 0 rg " + b" ".join(b"%d %d 60 8 re f" % (x, y) for x in (60, 200) for y in range(80, 800, 20))
    )
    checked = check_resume(scan, "scan.pdf", BOUNDS)
    assert checked.unfit is None and checked.unread_pages == (1,) and len(checked.previews) == 1
    assert anonymise(scan, "scan.pdf", MASKABLE, (), BOUNDS).unfit is Unfit.NOT_READABLE
