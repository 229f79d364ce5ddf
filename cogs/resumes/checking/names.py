"""Who a resume is about, and every place that says so."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import (
    ALSO_WORDS,
    CJK_PARTS,
    FAMILY_FIRMS,
    FIRMS,
    HEADINGS_AND_JOBS,
    KINDS_OF_FIRMS,
    OF_A_FIRM,
    PARTICLES,
    TITLES,
)
from cogs.resumes.checking.reading import loose

LABEL = re.compile(
    loose(
        r"(?:^|(?<=[\s|•·]))(?:(?:full |candidate |applicant )?name|vor- und nachname|vorname|nachname|"
        r"nom(?: et prénom)?|"
        r"prénom|nombre(?: completo)?|"
        r"nombre y apellidos|apellidos|nome(?: completo| e cognome)?|cognome|naam|imię i nazwisko|namn|navn|nimi|név|"
        r"jméno|nume|"
        r"ф\.?и\.?о\.?|имя|фамилия|отчество|ім'я|ονοματεπώνυμο|όνομα|επώνυμο|नाम|الاسم(?: الكامل)?|"
        r"(?:中文|英文)?姓\s?名|名\s?前|氏\s?名|ふりがな|フリガナ|성명|이름|ad soyad)"
        r"(?:[ ]*[:：\t][ \t]*|(?<=[名な])[ ]+)(?P<value>[^\n\t|•·;:]{2,50})"
    ),
    re.I | re.M,
)
PIECE_OF_A_LABEL = re.compile(r"[^(),/]{2,}")
FAMILY_FIRST = re.compile(r"[^,]+,[^,]+")
QUOTES = re.compile(r"[\"“”„«»()]")
BETWEEN_PIECES = re.compile(r"[|•·/()\[\]\t\n]|\s-\s|,|\s{3,}")
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
VOWELS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0900-\u0963\u0970-\u0dff\u0e30-\u0e4e\u0eb0-\u0ece"
    r"\u102b-\u103e\u17b4-\u17d3"
)
"""Signs that belong to letters and are none themselves, of scripts from Hebrew to Khmer."""

LETTERS = re.compile(rf"(?:[^\W\d_]|[{VOWELS}\s.'’-])+")
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


def find_person(lines: Sequence[tuple[str, float]], hints: Hints) -> Person:
    """`lines` of the first page with the size of their letters, in the order in which they are read."""
    found = sorted(_candidates(lines, hints), key=lambda one: -one.score)
    names = [one.words for one in found[:1] if one.score >= ENOUGH]
    names += [
        one.words
        for one in found[1:]
        if names and one.words not in names and abs(one.line - found[0].line) <= 2 and _is_other_script(one, found[0])
    ]
    text = "\n".join(line for line, _ in lines)
    names += [without_titles(text[start:end]) for start, end in find_labelled_names(text)]
    if not names and is_name(hints.author):
        names = [hints.author]
    return _person(names, hints)


def find_labelled_names(text: str) -> Iterator[Span]:
    """The same in another script may stand beside it in brackets, or first names behind a comma."""
    for found in LABEL.finditer(text):
        for piece in PIECE_OF_A_LABEL.finditer(found["value"]):
            if LETTERS.fullmatch(piece.group().strip()) and not _is_no_name(piece.group()):
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
    return is_large and len(words) > 3 and words.isalpha() and not _is_no_name(words) and hints.says(words)


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
    if not words or not LETTERS.fullmatch(words) or _is_no_name(words):
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


def _is_no_name(words: str) -> bool:
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


# --- every place that says it ---

AND_OTHERS = re.compile(
    r"[ ]*&[ ]*[^\W\d_]|[ ](?:and|und|en|et|y|e|i|a|och|og|ve|и|й|та|και)[ ](?:sons?|sohn|söhne|zonen|fils|hijos|figli|"
    r"filhos|synowie|syn|synové|partner[si]?|partenaires|associés|asociados|associati|associados|co|søn|söner|oğulları|"
    r"сыновья|сини|партн\w+|υιοί|συνεργάτες)\b",
    re.I,
)
"""What makes a family's name a firm's: "Miller & Partners", "Weber und Söhne"."""

NEAR = re.compile(r"[\s.,'’-]{0,3}")
ON_A_LINE = re.compile(r"[ .,'’-]{0,3}")
OF = frozenset("de do da del di of".split())
INITIAL = re.compile(r"[^\W\d_]\.?$")


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    hits: bool


def find_names(text: str, person: Person) -> Iterator[Span]:
    for name in person.whole:
        pattern = r"\s?".join(map(re.escape, name))
        if any(name != other and name in other for other in person.whole):
            pattern = rf"(?<![\u4e00-\u9fff]){pattern}(?![\u4e00-\u9fff])|{pattern}(?=[様氏君])"  # A firm's: 鈴木商店
        yield from (found.span() for found in re.finditer(pattern, text))
    if not person.parts:
        return
    words = [
        _Word(*found.span(), found.group(), _is_part(found.group(), person)) for found in WHOLE_WORD.finditer(text)
    ]
    at = 0
    while at < len(words):
        if not words[at].hits:
            at += 1
            continue
        first, last = _stretch(text, words, at)
        if _counts(text, words, first, last, person):
            yield words[first].start, words[last].end
        at = last + 1


def _is_part(word: str, person: Person) -> bool:
    folded = fold(re.sub(r"['’]s$", "", word))
    if folded in person.parts:
        return not word.islower() or bool(UNCASED.search(word))
    if "-" in folded and any(len(half) > 2 and half in person.parts for half in folded.split("-")):
        return True
    if len([part for part in person.parts if len(part) > 2 and part in folded]) > 1:
        return True
    declined = any(
        len(part) > 4 and folded.startswith(part[:-1]) and len(folded) - len(part) < 4 for part in person.parts
    )
    return declined and bool(re.match(r"[а-яёіїα-ω]", folded)) and not word.islower()


def _stretch(text: str, words: Sequence[_Word], at: int) -> tuple[int, int]:
    """From the first to the last word of a name that has a part at `at`: with initials, particles and middle names."""
    first = last = at
    while first > 0 and _is_beside(text, words[first - 1], words[first]) and _is_initial(words[first - 1]):
        if _is_an_article(text, words, first - 1):
            break
        first -= 1
    while last + 1 < len(words) and _is_near(text, words[last], words[last + 1]):
        following = words[last + 1]
        if following.hits or (_is_initial(following) and _is_beside(text, words[last], following)):
            last += 1
        elif skipped := _words_between(text, words, last):
            last += skipped + 1
        else:
            break
    while last > at and not words[last].hits and "." not in text[words[last].end : words[last].end + 1]:
        last -= 1
    return first, last


def _words_between(text: str, words: Sequence[_Word], last: int) -> int:
    """How many words stand before the next part of the name: a middle name, or particles as in "de los"."""
    for skipped in (1, 2):
        beyond = last + skipped + 1
        if beyond >= len(words) or not _is_near(text, words[beyond - 1], words[beyond]):
            return 0
        between = words[last + 1 : beyond]
        if words[beyond].hits and (
            all(fold(word.text) in PARTICLES for word in between) or (skipped == 1 and between[0].text[0].isupper())
        ):
            return skipped
    return 0


def _is_near(text: str, one: _Word, other: _Word) -> bool:
    return NEAR.fullmatch(text, one.end, other.start) is not None


def _is_beside(text: str, one: _Word, other: _Word) -> bool:
    return ON_A_LINE.fullmatch(text, one.end, other.start) is not None


def _is_an_article(text: str, words: Sequence[_Word], at: int) -> bool:
    """ "Restaurante O Lobo": a letter without a dot, in the middle of other names."""
    before = words[at - 1] if at else None
    return (
        before is not None
        and before.text[0].isupper()
        and fold(before.text) not in TITLES
        and text[before.end : words[at].start] == " "
        and text[words[at].end] != "."
    )


def _is_initial(word: _Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _counts(text: str, words: Sequence[_Word], first: int, last: int, person: Person) -> bool:
    """One part of a name alone may be another word, or a part of a firm's or a town's name."""
    hits = [word for word in words[first : last + 1] if word.hits]
    if len(hits) == 1 and _is_a_familys_firm(text, words, first):
        return False
    if len(hits) > 1 or len(hits) < last - first + 1:
        return True
    folded = fold(hits[0].text)
    before = words[first - 1] if first and text[words[first - 1].end : words[first].start] in (" ", ". ") else None
    after = words[last + 1] if last + 1 < len(words) and text[words[last].end : words[last + 1].start] == " " else None
    if before is not None and fold(before.text) in TITLES:
        return True
    if len(folded) < 3 and not UNCASED.search(folded):
        return False
    if _is_a_firm(text, words, first) or (after is not None and _goes_on_as_a_firm(text, words, last + 1)):
        return False
    named = words[first - 2] if before is not None and fold(before.text) in PARTICLES and first > 1 else before
    if named is not None and named.text[0].isupper() and fold(named.text) in KINDS_OF_FIRMS:
        return False
    if before is not None and first > 1 and before.text in OF and words[first - 2].text[0].isupper():
        return False  # "Quinta do Mateus".
    if folded in ALSO_WORDS or folded in HEADINGS_AND_JOBS:
        return before is None and after is None and text[words[last].end : words[last].end + 1] in ("\n", "\t", "")
    if UNCASED.search(folded) and folded not in person.first:
        return before is None and after is None  # No capital tells a firm's name from other words.
    beside = [one for one in (before, after) if one is not None and one.text[0].isupper()]
    return not (folded in person.first and beside and not _begins_a_line(text, words[first].start))


def _begins_a_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\n\t"


def _goes_on_as_a_firm(text: str, words: Sequence[_Word], at: int) -> bool:
    """ "Park Conservancy": a capital follows, and no job or heading as in "Park, Resume" of a page's top."""
    word = words[at]
    line = text[word.start : text.find("\n", word.end) if "\n" in text[word.end :] else len(text)]
    if any(fold(one) in OF_A_FIRM for one in WHOLE_WORD.findall(re.split(r"[\t,|•·]", line)[0])[:3]):
        return True
    return word.text[0].isupper() and len(word.text) > 1 and not _is_no_name(word.text) and not word.text.isupper()


def _is_a_firm(text: str, words: Sequence[_Word], at: int) -> bool:
    near = [fold(word.text) for word in words[max(0, at - 1) : at + 2]]
    return any(f"{one} {other}" in FIRMS for one, other in pairwise(near))


def _is_a_familys_firm(text: str, words: Sequence[_Word], at: int) -> bool:
    return (at > 0 and fold(words[at - 1].text) in FAMILY_FIRMS) or AND_OTHERS.match(text, words[at].end) is not None
