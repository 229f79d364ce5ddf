"""Every place of a resume that names whom it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import (
    ALSO_WORDS,
    FAMILY_FIRMS,
    FIRMS,
    HEADINGS_AND_JOBS,
    KINDS_OF_FIRMS,
    OF_A_FIRM,
    PARTICLES,
    TITLES,
)
from cogs.resumes.checking.person import UNCASED, WHOLE_WORD, Person, fold, is_name, is_no_name

AND_OTHERS = re.compile(
    r"[ ]*&[ ]*[^\W\d_]|[ ](?:and|und|en|et|y|e|i|a|och|og|ve|и|й|та|και)[ ](?:sons?|sohn|söhne|zonen|fils|hijos|figli|"
    r"filhos|synowie|syn|synové|partner[si]?|partenaires|associés|asociados|associati|associados|co|søn|söner|oğulları|"
    r"сыновья|сини|партн\w+|υιοί|συνεργάτες|wspólnicy|ortakları)\b",
    re.I,
)
"""What makes a family's name a firm's: "Miller & Partners", "Weber und Söhne"."""

LEGAL_FORM = re.compile(
    r"[ ]+(?:s\.\s?r\.\s?[lo]\.?|s\.\s?p\.\s?a\.?|s\.\s?a\.?(?:\s?s\.?)?|s\.\s?n\.\s?c\.?|s\.\s?l\.?|b\.\s?v\.?|"
    r"n\.\s?v\.?|e\.\s?k\.?|z\s?o\.\s?o\.?|d\.\s?o\.\s?o\.?|a\.\s?[sş]\.?|p\.?\s?t\.?[ye]\.?)(?!\w)",
    re.I,
)
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
            yield _whole_line(
                text, words[first].start, words[last].end, [word.hits for word in words[first : last + 1]]
            )
        at = last + 1


def _whole_line(text: str, start: int, end: int, hits: Sequence[bool]) -> Span:
    """Where two parts of the name stand on a line of nothing but names, the others are theirs too: a signature."""
    begin = max(text.rfind(sign, 0, start) for sign in "\n\t|•(") + 1
    until = min((at for sign in "\n\t|•),-" if (at := text.find(sign, end)) >= 0), default=len(text))
    line = text[begin:until]
    return (begin, until) if sum(hits) > 1 and "\n" not in line and is_name(line.strip()) else (start, end)


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
    if LEGAL_FORM.match(text, words[at - 1].end):
        return True
    if any(fold(one) in OF_A_FIRM for one in WHOLE_WORD.findall(re.split(r"[\t,|•·]", line)[0])[:3]):
        return True
    return word.text[0].isupper() and len(word.text) > 1 and not is_no_name(word.text) and not word.text.isupper()


def _is_a_firm(text: str, words: Sequence[_Word], at: int) -> bool:
    near = [fold(word.text) for word in words[max(0, at - 1) : at + 2]]
    return any(f"{one} {other}" in FIRMS for one, other in pairwise(near))


def _is_a_familys_firm(text: str, words: Sequence[_Word], at: int) -> bool:
    return (at > 0 and fold(words[at - 1].text) in FAMILY_FIRMS) or AND_OTHERS.match(text, words[at].end) is not None
