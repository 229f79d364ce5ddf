"""Words that the owner of a resume wants hidden: gone everywhere, and found again by their places."""

from typing import Any

import pytest

from cogs.resumes.checking.checking import anonymise
from cogs.resumes.checking.hiding import find_hidden
from cogs.resumes.checking.models import MASKABLE, Anonymised, Bounds, Unfit
from cogs.resumes.checking.reading import Writer
from tests.resumes.checking.documents import one_column, word_plain
from tests.resumes.checking.measuring import text_of
from tests.resumes.checking.people import UK, invent

PERSON = invent(2, UK)
EMPLOYER, OTHER = PERSON.employers[:2]


def copy_of(data: bytes, *words: str, **more: Any) -> Anonymised:
    return anonymise(data, "resume", MASKABLE, words, Bounds(), **more)


@pytest.mark.parametrize("make", [lambda: one_column(PERSON, "helvetica"), lambda: word_plain(PERSON)])
def test_named_words_are_gone_and_stay_gone_by_their_places_alone(make: Any) -> None:
    data = make()
    assert EMPLOYER in text_of(copy_of(data).pdf) and OTHER in text_of(copy_of(data).pdf)
    first = copy_of(data, EMPLOYER.upper(), "Nothing like it")
    assert first.unfound == ("Nothing like it",)
    second = copy_of(data, OTHER, hidden=first.hidden)
    text = text_of(second.pdf)
    assert EMPLOYER not in text and OTHER not in text and PERSON.title in text
    again = copy_of(data, hidden=second.hidden)
    assert (text_of(again.pdf), again.hidden) == (text, second.hidden)


def test_words_that_would_hide_most_of_a_page_are_refused() -> None:
    data = one_column(PERSON, "helvetica")
    kept = text_of(copy_of(data).pdf)
    most = {word.strip(".,") for word in kept.split() if len(word) > 3 and "[" not in word}
    assert copy_of(data, *most).unfit is Unfit.HIDES_TOO_MUCH
    nowhere = [(first, first) for first in range(10**6, 10**6 + 1000)]
    assert copy_of(data, hidden=tuple(nowhere)).hidden == (), "places that the file does not have"


def places_of(text: str, *words: str) -> list[str]:
    writer = Writer(1)
    for place, letter in enumerate(text):
        writer.write(letter, place)
    found = find_hidden([writer.reading()], words, ())
    return [text[first : last + 1] for first, last in found.spans]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Ed wrote education plans, ed.", "ed", ["Ed", "ed"]),
        ("At Smithson-Wells with smith", "Smith", ["Smith", "smith"]),
        ("New   York and new york", "new york", ["New   York", "new york"]),
        ("C++ and (C) at A.B", "c++", ["C++"]),
        ("王小明在北京", "小明", ["小明"]),
        ("Office – 12", "office - 12", ["Office – 12"]),
        ("Nobody", "body x", []),
    ],
)
def test_a_word_is_found_however_it_is_written_and_a_short_one_only_alone(
    text: str, word: str, found: list[str]
) -> None:
    assert places_of(text, word) == found
