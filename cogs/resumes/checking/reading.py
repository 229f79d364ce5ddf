"""Text as the searches see it: each character knows the place that it is drawn at."""

import re
import unicodedata
from dataclasses import dataclass, field

MOST_SPACES = 4
"""In a row: three already part two things, and thousands would only keep the searches busy."""

NOWHERE = -1
"""The place of a space or line end that nothing is drawn for."""

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
LIGATURES = {ord(one): unicodedata.normalize("NFKC", one) for one in "ﬀﬁﬂﬃﬄﬅﬆ"}


def loose(pattern: str) -> str:
    """The pattern with spaces allowed inside Indian and Thai words: many a PDF has some between letters and vowels."""
    return re.sub(r"(?<=[\u0900-\u0eff])(?=[\u0900-\u0eff])", "[ ]?", pattern)


@dataclass(frozen=True)
class Line:
    """A stretch of the text in one size of letters: a line, or the part of it in one column."""

    start: int
    end: int
    size: float


@dataclass(frozen=True)
class Reading:
    """One order in which a page can be read. `text` has line ends, and a tab where a line has a wide gap.

    There is a tab before a line end too where nobody knows whether the next line is the same column's. `places` has one
    for each character of the text.
    """

    page: int
    text: str
    places: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass
class Writer:
    """Puts a reading together, character by character."""

    page: int
    _characters: list[str] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _start: int = 0
    _size: float = 0.0

    def write(self, character: str, place: int = NOWHERE, size: float = 0.0) -> None:
        for one in simple(character):
            if one == " " and self._characters[-MOST_SPACES:] == [" "] * MOST_SPACES:
                continue
            self._characters.append(one)
            self._places.append(place)
            if not one.isspace():
                self._size = max(self._size, size)

    def end_line(self, end: str = "\n") -> None:
        if len(self._characters) > self._start:
            self._lines.append(Line(self._start, len(self._characters), self._size))
            self._characters += end
            self._places += [NOWHERE] * len(end)
        self._start, self._size = len(self._characters), 0.0

    def reading(self) -> Reading:
        self.end_line()
        return Reading(self.page, "".join(self._characters), tuple(self._places), tuple(self._lines))


def simple(character: str) -> str:
    """The character as it is searched for: digits of every script as 0 to 9, one kind of dash, icons as dots."""
    if character in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad":
        return ""
    if character.isascii():
        return character if character.isprintable() else " "
    if ord(character) in LIGATURES:
        return LIGATURES[ord(character)]
    digit = unicodedata.digit(character, None)
    if digit is not None and unicodedata.category(character) == "Nd":
        return str(digit)
    if "\u2e80" <= character <= "\u2fdf":  # What some programs write for a Chinese character that looks the same.
        return unicodedata.normalize("NFKC", character)
    if ord(character) in DASHES:
        return DASHES[ord(character)]
    if unicodedata.category(character) in ("Co", "So") and character not in "\ufffd〒№":
        return "•"  # An icon stands between two things, as a dot does.
    if unicodedata.category(character) in ("Zs", "Cn", "Cc", "So") and character != "№":
        return " "
    wide = unicodedata.normalize("NFKC", character)
    return wide if wide.isascii() and len(wide) == 1 else character
