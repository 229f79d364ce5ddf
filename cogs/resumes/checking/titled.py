"""Somebody with a title, wherever that is: whoever supervised a thesis, whose house was cleaned, who leads a team."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span
from cogs.resumes.checking.name_words import KINDS_OF_FIRMS, OF_A_FIRM
from cogs.resumes.checking.other_people import before_a_job
from cogs.resumes.checking.person import CAPITAL, NAME, PARTICLE, WHOLE_WORD, fold, is_name

TITLES = (
    r"(?:(?:(?:Assoc(?:iate)?|Asst|Assistant)\.? )?"
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Engr|Atty|Ing|Arq|Rev|Pastor|Sra|Dra|Sr|Dña|Herrn?|Frau|Mme|Mlle|Madame|"
    r"Monsieur|Shri|Sri|Smt|Dott|Dott\.ssa|Prof\.ssa|Sig|Sig\.ra|Dhr|Mevr|Mw|MR|MRS|MISS|DR|PROF|Проф|проф|[Гг]-н|[Гг]-жа)"
    r"(?:\.[ ]?|[ ])){1,4}"
)
MORE_NAMES = rf"(?:[ ](?:{NAME}|{PARTICLE})){{1,4}}"
TITLED = re.compile(rf"(?<![\w.-]){TITLES}(?P<name>{NAME}(?:{MORE_NAMES}|\n{CAPITAL}[\w'’-]{{1,40}}(?=[ ]*[\t\n])))")
"""Two names or more, one of which may stand on the next line of a narrow column."""

UNDER = re.compile(
    r"\b(?:(?:guided|supervised|mentored|advised|led|taught) by|under (?:the )?(?:guidance|supervision|direction) of|"
    r"report(?:ing|ed|s)?(?: directly)? to|betreut von|betreuer(?:in)?:|unter(?: der)? leitung von|dirigid[oa] por|"
    r"bajo la dirección de|sous la direction de|orientad[oa] por|seguit[oa] da|relatore:|promotor:|onder leiding van)"
    rf"[ ]+(?P<name>{NAME}{MORE_NAMES})",
    re.I,
)
CALLED_AFTER = frozenset(
    """
    award prize scholarship fellowship memorial trophy medal lecture chair road street hall house park ward theatre
    polytechnic gymnasium schule klinik klinikum stiftung fund trust laboratory laboratories lab labs university parish
    church library nagar marg hospital medical dental pharmacy pharma optik stadium cup
    """.split()
)
"""What is called after somebody: "Dr. Ana Ruiz Scholarship"."""


def find_titled(text: str) -> Iterator[Span]:
    for pattern in (TITLED, UNDER):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            name = before_a_job(text[start:end])
            if is_name(name.strip(" .")) and not _is_called_after(text, start, end):
                yield start, start + len(name)


def _is_called_after(text: str, start: int, end: int) -> bool:
    """ "Dr. Ana Ruiz Scholarship", "Hospital Dr. Ana Ruiz"."""
    before = WHOLE_WORD.findall(text[max(0, start - 40) : start].split("\n")[-1])[-3:]
    after = WHOLE_WORD.findall(text[start:end])
    return any(fold(word) in CALLED_AFTER | OF_A_FIRM for word in after) or any(
        fold(word) in CALLED_AFTER | KINDS_OF_FIRMS for word in before
    )
