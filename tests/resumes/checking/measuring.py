"""How much of what a resume says about a person is gone from a copy, and how much of the rest is still there."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from tests.resumes.checking.people import Person


def squeezed(text: str) -> str:
    """Letters and digits only, folded: line ends, spaces and accents do not save a word."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if one.isalnum() or unicodedata.category(one) in ("Mn", "Mc"))


def text_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


@dataclass
class Measured:
    """Of each kind, how many there were and which of them were still there; and of what was to stay, what is gone."""

    of: Counter[str] = field(default_factory=Counter)
    left: dict[str, list[str]] = field(default_factory=dict)
    stays: int = 0
    lost: list[str] = field(default_factory=list)

    def add(self, person: Person, text: str, *, only_if_in: str | None = None, where: str = "") -> None:
        """`only_if_in` is what the same reader got from the file before: what it never read does not count."""
        shown, before = squeezed(text), squeezed(only_if_in) if only_if_in is not None else None
        for kind, values in person.truth.items():
            for value in values:
                if before is not None and squeezed(value) not in before:
                    continue
                self.of[kind] += 1
                if any(part in shown for part in _parts(kind, value)):
                    self.left.setdefault(kind, []).append(f"{value} ({where})")
        for value in person.stays:
            if before is not None and squeezed(value) not in before:
                continue
            self.stays += 1
            if squeezed(value) not in shown:
                self.lost.append(f"{value} ({where})")

    def gone(self, kind: str) -> float:
        return 1 - len(self.left.get(kind, ())) / max(self.of[kind], 1)

    @property
    def readable(self) -> float:
        return 1 - len(self.lost) / max(self.stays, 1)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {self.gone(kind):.1%} of {self.of[kind]}" for kind in self.of)
        return f"gone: {kinds}; still readable: {self.readable:.1%} of {self.stays}"


def _parts(kind: str, value: str) -> Sequence[str]:
    """Of a name, its last part betrays as much as the whole; of an e-mail, what stands before the sign."""
    if kind == "name":
        words = [word for word in re.split(r"[\s,]+", value) if word not in ("PhD", "Dr.")]
        return [squeezed("".join(words)), *(squeezed(word) for word in words if len(squeezed(word)) > 4)]
    if kind == "email":
        return [squeezed(value), *([local] if len(local := squeezed(re.split(r"[@(\[ ]", value)[0])) > 5 else [])]
    if kind == "street":
        return [squeezed(value), *(part for one in value.split(",") if len(part := squeezed(one)) > 7)]
    return [squeezed(value)]
