"""Names of others in a resume: those who give references, parents and spouses, and what somebody was called before."""

import re
from collections.abc import Iterator

from cogs.resumes.checking.contacts import Span, find_emails, find_phones
from cogs.resumes.checking.name_words import HEADINGS_AND_JOBS, OF_A_FIRM
from cogs.resumes.checking.person import (
    BETWEEN_PIECES,
    CAPITAL,
    LETTERS,
    QUOTES,
    UNCASED,
    WHOLE_WORD,
    fold,
    is_name,
    is_no_name,
)

TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|pastor|fr|sr|sir|hon|atty|engr|eng|arch|herr|frau|mme|mlle|m|sra|dra|"
    r"dipl|ing|mag|barr|kgd|alhaji|hajia|don|doña|dona|shri|sri|smt|sh|г-н|г-жа|श्री|श्रीमती|السيد|السيدة|الدكتور|الأستاذ|الأستاذة|מר|גב')"
)
ONLY_A_TITLE = re.compile(rf"{TITLE}\.?", re.I)
SECTION_WORDS = (
    r"(?:(?:character|professional|personal|contactable|work|academic|my)\s+)?(?:referees?|r[eé]f[eèé]r[aeêè]n[cszțt]\w*"
    r"(?: (?:personales|laborales))?|suositteli\w+|рекомендации|"
    r"рекомендатели|рекомендує|рекомендует|recommend(?:ations?|ed by)|recomendaciones|recommandations?|empfehlungen?|"
    r"המלצות|рекомендації|συστάσεις|संदर्भ|المراجع|المعرّ?فون|ממליצים|推荐人|推薦人|证明人|推薦者|추천인|"
    r"ผู้อ้างอิง|บุคคลอ้างอิง)"
)
SECTION = re.compile(
    rf"^\W*{SECTION_WORDS}(?:\s+(?:available|on request|upon request)|[ ]*\([^)\n]*\))?\W*$", re.I | re.M
)
IN_A_LINE = re.compile(
    rf"(?:^|(?<=[\t|•·])|(?<=[.;][ ]))\W*(?:{SECTION_WORDS}|supervisor|(?:line )?manager|reported to|vorgesetzter?|"
    r"ansprechpartner(?:in)?|(?:in case of )?emergency(?: contact)?(?: person| name)?|next of kin|notfallkontakt|"
    r"contacto? (?:de|d'|di) ?(?:emergencia|urgence|emergenza)|contato de emergência|noodcontact|"
    r"(?:academic |thesis )?advis[eo]r|mentor|guarantor|緊急連絡先|紧急联系人|緊急聯絡人|비상 ?연락처|보호자|"
    r"身元保証人)"
    r"[ ]*(?:#?[1-9])?[ ]*(?:[:：][ ]*\t?|\t)[ ]*(?P<somebody>[^\n\t]{3,})",
    re.I | re.M,
)
"""With whom it is about on the same line: "References: Jane Doe, director"."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""Of the other column, which may tell of work."""

NUMBERING = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?\W*")
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
LABELLED_SOMEBODY = re.compile(
    r"(?:^|(?<=[|•·\t]))[ ]*(?P<label>[^\W\d_][^\d:\n\t|,]{1,25}):[ ]*(?P<name>[^\n\t|•·,;:\d]{4,40})", re.M
)
LABELS_OF_OTHER_THINGS = frozenset(
    "employer firm arbeitgeber employeur empresa azienda location city town ort focus".split()
)
LONGEST_SECTION = 24


def find_others(text: str) -> Iterator[Span]:
    for pattern in (RELATIVE, FORMERLY):
        for found in pattern.finditer(text):
            yield found.span("name")
    yield from _titled_with_contacts(text)
    for found in IN_A_LINE.finditer(text):
        for one in re.split(r";|\s(?:and|und|et|y|e)\s", found["somebody"]):
            yield from _first_name(text, text.index(one, found.start("somebody")), one)
    for heading in SECTION.finditer(text):
        yield from _names_below(text, heading.end())


def _titled_with_contacts(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text):
        titled = list(TITLED.finditer(text, line.start(), line.end()))
        if titled and _has_contact(line.group()):
            for found in titled:
                if not is_a_job(found["name"].split()[0]):
                    yield found.start(), found.start() + len(before_a_job(found.group()))


def find_labelled_others(text: str) -> Iterator[Span]:
    """Only for the lines about the person: two names behind any label that is not about work, such as a mother's."""
    for found in LABELLED_SOMEBODY.finditer(text):
        label = {word.casefold() for word in WHOLE_WORD.findall(found["label"])}
        if is_name(found["name"].strip()) and not label & (HEADINGS_AND_JOBS | LABELS_OF_OTHER_THINGS):
            yield found.span("name")


def _has_contact(line: str) -> bool:
    return next(find_phones(line), None) is not None or next(find_emails(line), None) is not None


def _names_below(text: str, at: int) -> Iterator[Span]:
    """A line there begins with a name where it also says how to reach somebody, or where a new entry begins."""
    is_new = True
    for line in list(re.finditer(r"[^\n]+", text[at:]))[:LONGEST_SECTION]:
        if _is_heading(line.group()):
            return
        has_contact = _has_contact(line.group())
        if not has_contact and text[at + line.start() - 2 : at + line.start()] == "\t\n":
            continue  # Perhaps a line of another column.
        if has_contact or (is_new and not YEAR.search(line.group())):
            names = [_with_rest(text, *name) for name in _first_name(text, at + line.start(), line.group())]
            if names and not has_contact:
                names += _beside(text, at + line.start(), line.group())
            yield from names
            is_new = is_new and not names
        is_new = is_new or has_contact


def _with_rest(text: str, start: int, end: int) -> Span:
    """In a narrow column the second name may stand on the next line: "Kgd. Arturo", "Reyes"."""
    whole = [word for word in text[start:end].split() if len(word) > 1 and not word.endswith(".")]
    following = re.compile(rf"[ ]*\n(?P<rest>{CAPITAL}[\w'’-]+)(?=[ ]*[\t\n]|$)").match(text, end)
    if len(whole) > 1 or following is None or is_a_job(following["rest"]):
        return start, end
    return start, following.end()


def _beside(text: str, start: int, line: str) -> Iterator[Span]:
    """Two people side by side, with what they do and how to reach them in the lines below."""
    cells = list(re.finditer(r"[^\t]+", line))
    if len(cells) == 2 and re.split(BETWEEN_PIECES, cells[0].group().strip())[1:] == []:
        yield from _first_name(text, start + cells[1].start(), cells[1].group())


def _first_name(text: str, start: int, line: str) -> Iterator[Span]:
    """Of a line that begins with somebody, perhaps behind what they are: "Nurse manager Jane Doe: 555-0100"."""
    skipped = NUMBERING.match(line)
    begin = skipped.end() if skipped is not None else 0
    pieces = re.split(r"[:;–—]|" + BETWEEN_PIECES.pattern, line[begin:])
    for piece in [one for one in pieces if not ONLY_A_TITLE.fullmatch(one.strip())][:2]:
        at = line.find(piece, begin)
        words = list(re.finditer(r"\S+", piece))
        while words and (words[0].group().islower() or is_a_job(words[0].group())) and len(words) > 2:
            words.pop(0)
        name = before_a_job(piece[words[0].start() :]) if words else ""
        if is_somebody(name):
            begin = start + at + words[0].start()
            yield begin, begin + len(name)
            return


def before_a_job(words: str) -> str:
    """Where nothing but a space stands between: "Josphat Mwangi Front Office Manager"."""
    for found in list(re.finditer(r"\S+", words))[2:]:
        if is_a_job(found.group()):
            return words[: found.start()].rstrip()
    return words.rstrip()


def is_a_job(word: str) -> bool:
    return word.casefold().strip(".,") in HEADINGS_AND_JOBS


def _is_heading(line: str) -> bool:
    words = [word.casefold() for word in re.findall(r"\w+", line)]
    return 0 < len(words) <= 4 and all(word in HEADINGS_AND_JOBS for word in words)


def is_somebody(words: str) -> bool:
    """Two words or more, or one behind a title."""
    bare = re.sub(rf"^(?:{TITLE}\.?\s+)+", "", " ".join(QUOTES.sub("", words).split()), flags=re.I)
    if any(fold(word) in OF_A_FIRM for word in WHOLE_WORD.findall(bare)):
        return False
    if is_name(bare):
        return True
    alone = bare != words.strip() and LETTERS.fullmatch(bare) and " " not in bare
    return (
        bool(alone)
        and not is_no_name(bare)
        and not words.strip().startswith("MS ")
        and (bare[:1].isupper() or bool(UNCASED.search(bare)))
    )
