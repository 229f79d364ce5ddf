"""Who a resume is about."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import (
    CJK_PARTS,
    HEADINGS_AND_JOBS,
    PARTICLES,
    TITLES,
)
from cogs.resumes.checking.reading import loose

LABEL = re.compile(
    loose(
        r"(?:^|(?<=[\s|•·(（]))(?:(?:(?:full |candidate |applicant )?|sur|fore|nick)names?|vor- und nachname|vorname|"
        r"nachname|nom(?: et prénom)?|"
        r"prénom|nombre(?: completo)?|"
        r"nombre y apellidos|apellidos|nome(?: completo| e cognome)?|cognome|naam|imię i nazwisko|namn|navn|nimi|név|"
        r"jméno|nume|"
        r"ф\.?и\.?о\.?|имя|фамилия|отчество|ім'я|ονοματεπώνυμο|όνομα|επώνυμο|नाम|الاسم(?: الكامل)?|"
        r"(?:中文|英文)?姓\s?名|名\s?前|氏\s?名|ふりがな|フリガナ|英文名|ローマ字|성명|이름|한글|영문|한자|ad soyad)"
        r"(?:[ ]*[:：\t][ \t]*|(?<=[名な])[ ]+)(?=(?P<value>[^\n\t|•·;:]{2,50}))"
    ),
    re.I | re.M,
)
PIECE_OF_A_LABEL = re.compile(r"[^(),/]{2,}")
FAMILY_FIRST = re.compile(r"[^,]+,[^,]+")
QUOTES = re.compile(r"[\"“”„«»()]")
BETWEEN_PIECES = re.compile(r"[|•·/()\[\]\t\n（）]|\s-\s|[,،、，]|\s{3,}")
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
VOWELS = (
    r"\u0300-\u036f\u05f3\u05f4\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0900-\u0963\u0970-\u0dff\u0e30-\u0e4e\u0eb0-\u0ece"
    r"\u102b-\u103e\u17b4-\u17d3"
)
"""Signs that belong to letters and are none themselves, of scripts from Hebrew to Khmer."""

LETTERS = re.compile(rf"(?:[^\W\d_]|[{VOWELS}\s.'’-])+")
CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄΑ-ΩΆ-Ώ])"
NAME = rf"{CAPITAL}[\w.'’-]{{0,40}}"
"""One word of a name, or an initial."""
PARTICLE = "van|von|der|den|de|la|da|dos|del|di|el|al|bin"
"""A small word that may stand between them."""

HAN = re.compile(r"[\u4e00-\u9fff々]")
KANA = re.compile(r"[\u3040-\u30ff]")
KANA_NAME = re.compile(r"[\u3040-\u30ff]+ [\u3040-\u30ff]+")
HANGUL = re.compile(r"[가-힣]")
UNCASED = re.compile(r"[\u0590-\u06ff\u0900-\u109f\u1780-\u17ff]")
WHOLE_WORD = re.compile(rf"(?:[^\W\d_]|[{VOWELS}])+(?:['’-](?:[^\W\d_]|[{VOWELS}])+)*")

OF_ONE_SCRIPT = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff々]+(?: [\u3040-\u30ff\u4e00-\u9fff々]+)*|[A-Za-z][A-Za-z .'-]+"
)
"""A name beside the same in Latin letters."""

ENOUGH = 2.0
LINES_AT_THE_TOP = 14


@dataclass(frozen=True)
class Hints:
    """What else may hold the name: the file's name, its author and title, and what stands before the @."""

    texts: tuple[str, ...] = ()
    author: str = ""

    def says(self, part: str) -> bool:
        folded = fold(part)
        return len(folded) > 1 and any(folded in one for one in self.texts)


@dataclass(frozen=True)
class Person:
    """The parts of the name, folded; `whole` are names without spaces between words, such as Chinese ones."""

    parts: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Without accents and case, where the script has them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one) != "Mn")
    return bare.casefold().replace("ß", "ss") if not UNCASED.search(text) else text


def hints_from(texts: Iterable[str], author: str = "") -> Hints:
    return Hints(tuple(fold(text) for text in (*texts, author) if text), author)


@dataclass(frozen=True)
class _Candidate:
    words: str
    score: float
    line: int
    size: float


def find_person(text: str, lines: Sequence[tuple[str, float]], hints: Hints) -> Person:
    """`lines` of the first page with the size of their letters, in the order in which they are read as its `text`."""
    found = sorted(_candidates(lines, hints), key=lambda one: -one.score)
    names = [one.words for one in found[:1] if one.score >= ENOUGH]
    names += [
        one.words
        for one in found[1:]
        if names and one.words not in names and abs(one.line - found[0].line) <= 2 and _is_other_script(one, found[0])
    ]
    names += [without_titles(text[start:end]) for start, end in find_labelled_names(text)]
    if not names and is_name(hints.author):
        names = [hints.author]
    return _person(names, hints)


def find_labelled_names(text: str) -> Iterator[Span]:
    """The same in another script may stand beside it in brackets, or first names behind a comma."""
    for found in LABEL.finditer(text):
        for piece in PIECE_OF_A_LABEL.finditer(found["value"]):
            if LETTERS.fullmatch(piece.group().strip()) and not is_no_name(piece.group()):
                start = found.start("value")
                yield start + piece.start(), start + piece.end()


def _is_other_script(one: _Candidate, best: _Candidate) -> bool:
    """The name once more, in another script or in brackets beside it."""
    if KANA_NAME.fullmatch(one.words) and HAN.search(best.words) and " " in best.words:
        return True  # How it is read.
    return (_script(one.words) != _script(best.words) and one.score >= ENOUGH) or (
        one.size > best.size * 0.6 and one.line == best.line and one.score >= ENOUGH + 2
    )


def _script(words: str) -> str:
    return unicodedata.name(words[0], "").split(" ")[0]


def _candidates(lines: Sequence[tuple[str, float]], hints: Hints) -> Iterator[_Candidate]:
    sizes = [size for line, size in lines for _ in line.split()] or [1.0]
    usual, largest = median(sizes), max(sizes)
    for number, (line, size) in enumerate(lines):
        pieces = [piece.strip(" .:") for piece in BETWEEN_PIECES.split(line)]
        pieces += [stretch.group().strip() for stretch in OF_ONE_SCRIPT.finditer(line)] if HAN.search(line) else []
        if QUOTES.search(line):
            pieces.append(" ".join(QUOTES.sub(" ", line).split()))
        if FAMILY_FIRST.fullmatch(line) and size > usual * 1.15:
            pieces.append(" ".join(line.replace(",", " ").split()))
        if number + 1 < len(lines) and 0.75 < size / max(lines[number + 1][1], 0.1) < 1.35 and size > usual * 1.2:
            pieces.append(f"{line.strip()} {lines[number + 1][0].strip()}")
        for piece in pieces:
            words = without_titles(piece)
            if not (is_name(words) or _is_only_name(words, number, size, largest, hints)):
                continue
            score = _place_score(number, size, usual, largest)
            score += 2 * sum(hints.says(word) for word in WHOLE_WORD.findall(words))
            score += 1 if piece in (line.strip(), " ".join(line.replace(",", " ").split())) else 0
            yield _Candidate(words, score, number, size)


def _is_only_name(words: str, number: int, size: float, largest: float, hints: Hints) -> bool:
    """Some people have one name. It stands large on top, and the file or the address says it too."""
    is_large = number < 3 and size >= largest * 0.98
    return is_large and len(words) > 3 and words.isalpha() and not is_no_name(words) and hints.says(words)


def _place_score(number: int, size: float, usual: float, largest: float) -> float:
    score = 3.0 if size > usual * 1.5 else 1.5 if size > usual * 1.15 else 0.0
    score += 2.0 if size >= largest * 0.98 and size > usual * 1.1 else 0.0
    score += 2.0 if number == 0 else 1.5 if number < 3 else 0.5 if number < LINES_AT_THE_TOP else -2.0
    return score


def without_titles(words: str) -> str:
    kept = words.split()
    while kept and fold(kept[0]).strip(".") in TITLES and len(kept) > 1:
        kept = kept[1:]
    while len(kept) > 1 and fold(kept[-1]).replace(".", "") in TITLES and not UNCASED.search(kept[-1]):
        kept = kept[:-1]
    return " ".join(kept)


def is_name(words: str) -> bool:
    if not words or not LETTERS.fullmatch(words) or is_no_name(words):
        return False
    parts = words.split()
    if HAN.search(words) or KANA.search(words) or HANGUL.search(words):
        return 2 <= len("".join(parts)) <= 8 and len(parts) <= 3 and not any(one in "".join(parts) for one in CJK_PARTS)
    if len(parts) < 2 or len([part for part in parts if fold(part) not in PARTICLES]) > 5:
        return False
    if UNCASED.search(words):
        return True
    return all(_begins_as_a_name(part) or fold(part) in PARTICLES for part in parts) and sum(map(len, parts)) > 4


def _begins_as_a_name(part: str) -> bool:
    """Also "d'Estaing"."""
    return part[0].isupper() or (part[1:2] in ("'", "’") and part[2:3].isupper())


def is_no_name(words: str) -> bool:
    """Also where each letter of a heading stands alone: "이 력 서"."""
    parts = [part.casefold().strip(".") for part in re.split(r"[\s-]+", words)]
    return any(part in HEADINGS_AND_JOBS for part in (*parts, "".join(parts)))


def _person(names: Sequence[str], hints: Hints) -> Person:
    parts: set[str] = set()
    first: set[str] = set()
    whole: set[str] = set()
    for name in names:
        words = without_titles(name).split()
        if HAN.search(name) or HANGUL.search(name) or KANA.search(name):
            whole.add("".join(words))
            whole.update(word for word in words if len(word) > 1)
            if len(words) == 1 and len(name) in (3, 4):
                whole.add(name[1:] if len(name) == 3 else name[2:])
            continue
        mine = [fold(word).strip(".'’") for word in words]
        mine = [word for word in mine if len(word) > 1 and word not in PARTICLES]
        mine += [half for word in mine if "-" in word for half in word.split("-") if len(half) > 2]
        parts.update(mine)
        first.update(mine[:1])
    author = [fold(word) for word in WHOLE_WORD.findall(hints.author)]
    if sum(word in parts for word in author) >= 2:
        parts.update(word for word in author if len(word) > 2 and word not in TITLES | PARTICLES)
    return Person(frozenset(parts), frozenset(first), frozenset(whole))
