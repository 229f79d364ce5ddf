"""Names in lists of publications: whoever wrote a paper together with somebody says who that is."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import HEADINGS_AND_JOBS
from cogs.resumes.checking.person import CAPITAL, PARTICLE, WHOLE_WORD

FAMILY = rf"(?:(?:{PARTICLE})[ ]){{0,2}}{CAPITAL}[^\W\d_]{{1,30}}(?:['’-][^\W\d_]{{1,30}})?"
INITIALS = rf"{CAPITAL}\.(?:[ -]?{CAPITAL}\.){{0,2}}"
FAMILY_FIRST = rf"{FAMILY}(?:[ ]{FAMILY})?,?\s{INITIALS}"
INITIALS_FIRST = rf"{INITIALS}\s?{FAMILY}"
BARE_INITIALS = rf"{FAMILY}[ ]{CAPITAL}{{1,3}}(?![\w.])"
AND = r"\s*[,;]?\s*(?:(?:&|and|und|et|y|e|и|та)\s+)?"

TOGETHER = re.compile(rf"(?:{FAMILY_FIRST}(?:{AND}{FAMILY_FIRST})+|{INITIALS_FIRST}(?:{AND}{INITIALS_FIRST})+)")
"""Two or more such names are authors wherever they stand."""

SECTION = re.compile(
    r"^\W*(?:(?:selected|recent|key|peer.reviewed|scientific|academic|ausgewählte|wissenschaftliche)\s+)?"
    r"(?:publications?|papers|articles|publikation(?:en)?|veröffentlichungen|publicaciones|artículos|publicações|artigos|"
    r"pubblicazioni|publicaties|publikacje|publikationer|publikasjoner|julkaisut|yayınlar|публикации|публікації|"
    r"δημοσιεύσεις)\b[^\n]{0,30}$",
    re.I | re.M,
)
ENTRY = re.compile(
    rf"^\W*(?:\d{{1,3}}[.)\]]\s*)?(?P<names>(?:{FAMILY_FIRST}|{INITIALS_FIRST}|{BARE_INITIALS})"
    rf"(?:{AND}(?:{FAMILY_FIRST}|{INITIALS_FIRST}|{BARE_INITIALS}))*)"
    r"(?=\s*(?:[,.;:(&\"“«]|(?:and|und|et)\b|\d{4}))",
    re.M,
)
MOST_LINES = 40


def find_authors(text: str) -> Iterator[Span]:
    for found in TOGETHER.finditer(text):
        yield found.span()
    for heading in SECTION.finditer(text):
        at = heading.end()
        for line in list(re.finditer(r"[^\n]+", text[at:]))[:MOST_LINES]:
            if _is_a_heading(line.group()):
                break
            entry = ENTRY.match(line.group())
            if entry is not None:
                yield at + line.start() + entry.start("names"), at + line.start() + entry.end("names")


def _is_a_heading(line: str) -> bool:
    words = [word.casefold() for word in WHOLE_WORD.findall(line)]
    return 0 < len(words) <= 4 and all(word in HEADINGS_AND_JOBS for word in words)
