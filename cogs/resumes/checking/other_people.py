"""Names of others in a resume: those who give references, parents and spouses, and what somebody was called before."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span, find_emails, find_phones
from cogs.resumes.checking.name_words import HEADINGS_AND_JOBS, OF_A_FIRM
from cogs.resumes.checking.names import BETWEEN_PIECES, LETTERS, UNCASED, WHOLE_WORD, fold, is_name

TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|pastor|fr|sr|sir|hon|atty|engr|eng|arch|herr|frau|mme|mlle|m|sra|dra|"
    r"dipl|ing|mag|don|doña|dona|shri|sri|smt|sh|г-н|г-жа|श्री|श्रीमती|السيد|السيدة|الدكتور|מר|גב')"
)
SECTION = re.compile(
    r"^\W*(?:(?:character|professional|personal|contactable|work|academic|my)\s+)?(?:references?|referees?|referenz(?:en)?|"
    r"références?|referencias?(?: (?:personales|laborales))?|referências?|referenze|referenties|referencje|"
    r"referenser|referanser|referencer|referanslar?|reference|referințe|referenciák|suositteli\w+|рекомендации|"
    r"рекомендатели|рекомендації|συστάσεις|संदर्भ|المراجع|المعرفون|ממליצים|推荐人|推薦人|证明人|推薦者|추천인|"
    r"ผู้อ้างอิง|บุคคลอ้างอิง)(?:\s+(?:available|on request|upon request))?\W*$",
    re.I | re.M,
)
NUMBERING = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?\W*")
CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄΑ-ΩΆ-Ώ])"
TITLED = re.compile(
    rf"(?:^|(?<=[\s(,;|•·:])){TITLE}\.?\s+(?P<name>(?:{CAPITAL}[\w.'’-]*[ ]?){{1,5}}|[\u0590-\u0dff][\u0590-\u0dff ]+)",
    re.I | re.M,
)
RELATIVE = re.compile(
    rf"(?:^|(?<=[\s|•·(,;]))[sdwcSDWC]/[oO]\.?[ ]*[:\t-]?[ \t]*(?P<name>(?:{TITLE}\.?\s+)?"
    r"[A-Z\u0590-\u0dff][^\n\t|•·,;:\d(]{1,50})",
    re.M,
)
FORMERLY = re.compile(
    rf"(?:\b(?:née?|nee|geb\.|geborener?|roz\.|z domu|rozená|urodz\.|урожд\.|урождённая|рожд\.|o\.s\.|kızlık soyadı)|"
    rf"ur\.)[ ]+(?P<name>{CAPITAL}[\w'’-]+(?:[ -]{CAPITAL}[\w'’-]+)?)(?![\w.]*\d)",
)
LONGEST_SECTION = 24


def find_others(text: str) -> Iterator[Span]:
    for pattern in (RELATIVE, FORMERLY):
        for found in pattern.finditer(text):
            yield found.span("name")
    for found in TITLED.finditer(text):
        if _has_contact(_line_at(text, found.start())):
            yield found.span()
    for heading in SECTION.finditer(text):
        yield from _names_below(text, heading.end())


def _line_at(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def _has_contact(line: str) -> bool:
    return next(find_phones(line), None) is not None or next(find_emails(line), None) is not None


def _names_below(text: str, at: int) -> Iterator[Span]:
    """A line there begins with a name where it also says how to reach somebody, or where a new entry begins."""
    is_new = True
    for line in list(re.finditer(r"[^\n]+", text[at:]))[:LONGEST_SECTION]:
        if _is_heading(line.group()):
            return
        has_contact = _has_contact(line.group())
        if is_new or has_contact:
            skipped = NUMBERING.match(line.group())
            begin = skipped.end() if skipped is not None else 0
            first = re.split(r"[:;–—]|" + BETWEEN_PIECES.pattern, line.group()[begin:])[0]
            if is_somebody(first):
                start = at + line.start() + begin
                yield start, start + len(first.rstrip())
                is_new = False
        is_new = is_new or has_contact


def _is_heading(line: str) -> bool:
    words = [word.casefold() for word in re.findall(r"\w+", line)]
    return 0 < len(words) <= 4 and all(word in HEADINGS_AND_JOBS for word in words)


def is_somebody(words: str) -> bool:
    """Two words or more, or one behind a title."""
    bare = re.sub(rf"^(?:{TITLE}\.?\s+)+", "", words.strip(), flags=re.I)
    if any(fold(word) in OF_A_FIRM for word in WHOLE_WORD.findall(bare)):
        return False
    if is_name(bare):
        return True
    alone = bare != words.strip() and LETTERS.fullmatch(bare) and " " not in bare
    return bool(alone) and (bare[:1].isupper() or bool(UNCASED.search(bare)))
