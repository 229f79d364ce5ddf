"""Resumes that were written by hand, each as one person would, with marks on what must go and what must stay.

`{n:...}` is a name, e an e-mail address, p a phone number, l a link, b a birth date, s a line with a street, k what is
to be kept; `{h:words|address}` are words with a link behind them. What has no mark may be either.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.resumes.checking.measuring import squeezed

FOLDER = Path(__file__).parent / "written"
KINDS = {"n": "name", "e": "email", "p": "phone", "l": "link", "b": "birth", "s": "street", "k": "keep"}
PARTICLES = ("von", "der", "den", "van")
MARK = re.compile(r"\{(\w):([^{}|]*)(?:\|([^{}]*))?\}")


@dataclass(frozen=True)
class Piece:
    """Words with one mark; `target` is what they link to."""

    kind: str
    words: str
    target: str = ""


Cell = list[Piece]


@dataclass(frozen=True)
class Line:
    """`style` is "name", "heading", "item" or "plain"; a line of several cells is spread over the width."""

    style: str
    cells: list[Cell]

    @property
    def words(self) -> str:
        return "    ".join("".join(piece.words for piece in cell) for cell in self.cells)


@dataclass
class Written:
    key: str
    layout: str
    file_name: str
    parts: dict[str, list[Line]] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        for part in self.parts.values():
            yield from part

    def pieces(self) -> Iterator[Piece]:
        for line in self.lines():
            for cell in line.cells:
                yield from cell

    def of(self, kind: str) -> list[str]:
        return [piece.words for piece in self.pieces() if piece.kind == kind]

    @property
    def author(self) -> str:
        return next(iter(self.of("name")), "")


def read(batch: str) -> list[Written]:
    found: list[Written] = []
    part: list[Line] = []
    for text in (FOLDER / f"{batch}.txt").read_text("utf-8").splitlines():
        if text.startswith("=== "):
            key, layout, file_name = (one.strip() for one in text[4:].split("|"))
            found.append(Written(key, layout, file_name))
        elif text.startswith("@"):
            part = found[-1].parts.setdefault(text[1:].strip(), [])
        elif text.strip():
            part.append(_line(text))
    return found


def _line(text: str) -> Line:
    for sign, style in (("## ", "heading"), ("# ", "name"), ("- ", "item")):
        if text.startswith(sign):
            return Line(style, [list(_pieces(one)) for one in text.removeprefix(sign).split(" || ")])
    return Line("plain", [list(_pieces(one)) for one in text.split(" || ")])


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for found in MARK.finditer(text):
        if found.start() > at:
            yield Piece("", text[at : found.start()])
        yield Piece(KINDS.get(found[1], ""), found[2], found[3] or "")
        at = found.end()
    if at < len(text):
        yield Piece("", text[at:])


# --- what is left of it ---


def tokens(text: str) -> Counter[str]:
    return Counter(squeezed(one) for one in re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f]", "", text)))


@dataclass
class Judged:
    """Of each kind, how many were written and which can still be read; and what was to stay and cannot."""

    of: Counter[str] = field(default_factory=Counter)
    left: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def gone(self, kind: str) -> float:
        return 1 - len(self.left.get(kind, ())) / max(self.of[kind], 1)

    @property
    def readable(self) -> float:
        return 1 - len(self.lost) / max(self.of["keep"], 1)

    def add(self, resume: Written, text: str, where: str, *, before: str | None = None) -> None:
        """`before` is the text of the file itself where that may hold less than was written: joined letters.

        Counted, since a word of a name may also stand for something else: "Grace", "with grace"."""
        shown, allowed = squeezed(text), squeezed(_unmarked(resume))
        words, allowed_words = tokens(text), tokens(_unmarked(resume))
        for piece in resume.pieces():
            if not piece.kind or (before is not None and squeezed(piece.words) not in squeezed(before)):
                continue
            self.of[piece.kind] += 1
            if piece.kind == "keep":
                if squeezed(piece.words) not in shown:
                    self.lost.append(f"{piece.words} ({where})")
            elif left := [
                part
                for part in _telling(piece)
                if (shown.count(part) > allowed.count(part) if len(part) > 5 else words[part] > allowed_words[part])
            ]:
                self.left.setdefault(piece.kind, []).append(f"{piece.words}: {', '.join(left)} ({where})")

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {self.gone(kind):.1%} of {self.of[kind]}" for kind in self.of if kind != "keep")
        return f"gone: {kinds}; still readable: {self.readable:.1%} of {self.of['keep']}"


def _unmarked(resume: Written) -> str:
    """What may stay. With line ends between, so that no word comes about by chance."""
    return "\n".join(
        "".join(piece.words if piece.kind in ("", "keep") else " \ue000 " for piece in cell)
        for line in resume.lines()
        for cell in line.cells
    )


def _telling(piece: Piece) -> Sequence[str]:
    """The parts that give it away: of a name each word, of an address each stretch between commas."""
    whole = squeezed(piece.words)
    if piece.kind == "name":
        words = [squeezed(one) for one in re.findall(r"[^\W_]+", piece.words)]
        return [whole, *(one for one in words if one not in PARTICLES and len(one) > (2 if one.isascii() else 1))]
    if piece.kind == "street":
        return [whole, *(part for one in piece.words.split(",") if len(part := squeezed(one)) > 6)]
    if piece.kind == "email":
        local = squeezed(re.split(r"@|\(|\[| at ", piece.words)[0])
        return [whole, *([local] if len(local) > 5 else [])]
    return [whole]
