"""Everything in a resume's text that says who it is about or how to reach them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cogs.resumes.checking.address_lines import find_address_lines, find_postcodes
from cogs.resumes.checking.authors import find_authors
from cogs.resumes.checking.contacts import (
    Span,
    find_broken_phones,
    find_emails,
    find_links,
    find_phones,
    find_plain_numbers,
)
from cogs.resumes.checking.models import Kind
from cogs.resumes.checking.names import find_names
from cogs.resumes.checking.other_people import find_labelled_others, find_others
from cogs.resumes.checking.person import Person, find_labelled_names, find_person, hints_from
from cogs.resumes.checking.personal import find_ages, find_births, find_days, find_personal, find_told_ages, find_years
from cogs.resumes.checking.reading import NOWHERE, Reading
from cogs.resumes.checking.relatives import find_relatives
from cogs.resumes.checking.streets import find_streets, rest_of_line
from cogs.resumes.checking.titled import find_titled

SEARCHES = (
    (Kind.EMAIL, find_emails),
    (Kind.LINK, find_links),
    (Kind.PHONE, find_phones),
    (Kind.PHONE, find_broken_phones),
    (Kind.ADDRESS, find_streets),
    (Kind.BIRTH, find_births),
    (Kind.PERSONAL, find_personal),
    (Kind.PERSONAL, find_told_ages),
    (Kind.NAME, find_labelled_names),
    (Kind.NAME, find_others),
    (Kind.NAME, find_titled),
    (Kind.NAME, find_relatives),
    (Kind.NAME, find_authors),
)
NEAR_CONTACTS = (
    (Kind.PHONE, find_plain_numbers),
    (Kind.ADDRESS, find_postcodes),
    (Kind.ADDRESS, find_address_lines),
    (Kind.BIRTH, find_years),
    (Kind.PERSONAL, find_ages),
    (Kind.NAME, find_labelled_others),
)
ABOUT_THE_PERSON = (Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.BIRTH, Kind.LINK)
MOST_LINES_OF_AN_ADDRESS = 5
LINES_OF_CONTACTS = 25
"""Of a page, counted from its top: further down, a line with an address may be about an employer."""
LINES_AROUND = 6


@dataclass(frozen=True)
class Hit:
    """`places` are where its characters are drawn."""

    kind: Kind
    words: str
    page: int
    places: frozenset[int]


def detect(
    readings: Sequence[Reading], *, file_name: str = "", author: str = "", also: Iterable[str] = ()
) -> list[Hit]:
    """Each thing once, also where several readings of a page show it.

    `also` are other texts that may hold the name: titles, link targets.
    """
    found = [(reading, kind, span) for reading in readings for kind, span in _found_by_pattern(reading.text)]
    person = _person_of(readings, found, file_name, author, also)
    found += [(reading, Kind.NAME, span) for reading in readings for span in find_names(reading.text, person)]
    for reading in readings:
        if reading.page == 1:
            mine = [(kind, span) for one, kind, span in found if one is reading]
            for _ in range(MOST_LINES_OF_AN_ADDRESS):  # Each line of it tells that the next may be one.
                known = set(mine)
                more = [one for one in dict.fromkeys(_near_contacts(reading.text, mine)) if one not in known]
                mine += more
                if not more:
                    break
            found += [(reading, kind, span) for kind, span in mine]
    return _merged(_hit(reading, kind, *span) for reading, kind, span in found)


def _found_by_pattern(text: str) -> Iterator[tuple[Kind, Span]]:
    for kind, search in SEARCHES:
        for span in search(text):
            yield kind, span


def _person_of(
    readings: Sequence[Reading],
    found: Sequence[tuple[Reading, Kind, Span]],
    file_name: str,
    author: str,
    also: Iterable[str],
) -> Person:
    contacts = {
        reading.text[start:end].split("@")[0] if kind is Kind.EMAIL else reading.text[start:end]
        for reading, kind, (start, end) in found
        if kind in (Kind.EMAIL, Kind.LINK)
    }
    hints = hints_from((file_name.rsplit(".", 1)[0], *also, *contacts), author)
    best = Person()
    for reading in readings:
        if reading.page == 1:
            lines = [(reading.text[line.start : line.end], line.size) for line in reading.lines]
            one = find_person(reading.text, lines, hints)
            best = Person(best.parts | one.parts, best.first | one.first, best.whole | one.whole)
    return best


def _near_contacts(text: str, found: Sequence[tuple[Kind, Span]]) -> Iterator[tuple[Kind, Span]]:
    """Postcodes and whole dates count in lines that are about how to reach the person, or next to one."""
    starts = [0, *(at + 1 for at, one in enumerate(text) if one == "\n")]
    bounds = list(zip(starts, [*starts[1:], len(text) + 1], strict=True))
    region = _lines_of_contacts(list(enumerate(bounds)), found)
    about = _lines_with(ABOUT_THE_PERSON, region, found)
    names = _lines_with((Kind.NAME,), region, found)
    rest = _without(text, found)
    for number, (start, end) in region:
        line = rest[start : end - 1]
        for at, until in find_days(line):
            yield Kind.BIRTH, (start + at, start + until)
        if {number - 1, number, number + 1} & about or (number - 1 in names and number + 2 in about):
            for kind, search in NEAR_CONTACTS:
                for at, until in search(line):
                    span = start + at, start + until
                    yield kind, rest_of_line(text, *span) if kind is Kind.ADDRESS else span
            for kind, (at, until) in found:
                if kind is Kind.ADDRESS and start <= at and until < end:
                    yield kind, rest_of_line(text, at, until)


def _lines_with(
    kinds: Collection[Kind], lines: Sequence[tuple[int, Span]], found: Sequence[tuple[Kind, Span]]
) -> set[int]:
    return {number for number, (start, end) in lines for kind, (at, _) in found if kind in kinds and start <= at < end}


def _lines_of_contacts(
    lines: Sequence[tuple[int, Span]], found: Sequence[tuple[Kind, Span]]
) -> Sequence[tuple[int, Span]]:
    """At the top, or around the first address of e-mail or number where some have them at the end."""
    top = lines[:LINES_OF_CONTACTS]
    reached = [at for kind, (at, _) in found if kind in (Kind.EMAIL, Kind.PHONE)]
    if not top or not reached or min(reached) <= top[-1][1][1]:
        return top
    first = next(number for number, (_, end) in lines if min(reached) < end)
    return [*top, *lines[max(len(top), first - LINES_AROUND) : first + LINES_AROUND]]


def _without(text: str, found: Sequence[tuple[Kind, Span]]) -> str:
    """With bars in place of what is no address: its digits would pass for those of a house."""
    signs = list(text)
    for kind, (start, end) in found:
        if kind in (Kind.EMAIL, Kind.PHONE, Kind.LINK, Kind.BIRTH):
            signs[start:end] = "|" * (end - start)
    return "".join(signs)


def chosen_of(hits: Iterable[Hit], chosen: Collection[Kind]) -> list[Hit]:
    """The hits of some kinds, each place in one of them: a name within an address of any sort is part of that."""
    mine = [hit for hit in hits if hit.kind in chosen]
    others = {place for hit in mine if hit.kind is not Kind.NAME for place in hit.places}
    kept = [hit if hit.kind is not Kind.NAME else replace(hit, places=hit.places - others) for hit in mine]
    return [hit for hit in kept if hit.places]


def _hit(reading: Reading, kind: Kind, start: int, end: int) -> Hit:
    places = frozenset(place for place in reading.places[start:end] if place != NOWHERE)
    return Hit(kind, " ".join(reading.text[start:end].split()), reading.page, places)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Hits of one kind that share a place are one, with the longest words."""
    merged: list[Hit] = []
    holders: defaultdict[tuple[Kind, int], dict[int, int]] = defaultdict(dict)
    for hit in sorted(hits, key=lambda one: -len(one.places)):
        if not hit.places:
            continue
        holder = holders[hit.kind, hit.page]
        more = frozenset(place for place in hit.places if place not in holder)
        shared = hit.places - more
        number = holder[min(shared)] if shared else len(merged)
        if not shared:
            merged.append(hit)
        elif more:
            merged[number] = replace(merged[number], places=merged[number].places | hit.places)
        holder.update(dict.fromkeys(more, number))
    return sorted(merged, key=lambda one: (one.page, min(one.places)))
