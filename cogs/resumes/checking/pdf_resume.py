"""PDF resumes: what they give away, and pictures of their pages with that painted out."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from cogs.resumes.checking import texts
from cogs.resumes.checking.copying import CopiedPage, PlacedText, write_copy
from cogs.resumes.checking.detecting import Hit, chosen_of, detect
from cogs.resumes.checking.hiding import find_hidden
from cogs.resumes.checking.links import finding_of_target
from cogs.resumes.checking.models import (
    MASKABLE,
    Anonymised,
    Bounds,
    Box,
    Checked,
    FileKind,
    Finding,
    Kind,
    Pictured,
    Source,
    Unfit,
)
from cogs.resumes.checking.opening import Refused
from cogs.resumes.checking.page_reading import Word, is_unread, readings_of, union, words_of
from cogs.resumes.checking.painting import Area, areas_of, as_previews, framed, painted_out, pictures_on
from cogs.resumes.checking.pdf_pages import Document, LinkTarget, Page, Rectangle, read_pdf
from cogs.resumes.checking.reading import Reading
from cogs.resumes.checking.spans import Span

MOST_HIDDEN_CHARACTERS = 500
PLATFORM_WORDS = frozenset(
    "linkedin github gitlab portfolio website kaggle medium twitter behance dribbble blog email mail profile home "
    "homepage here link demo code project www scholar leetcode stackoverflow facebook instagram".split()
)


@dataclass(frozen=True)
class _Searched:
    document: Document
    words: dict[int, list[Word]]
    readings: list[Reading]
    hits: list[Hit]
    pictures: dict[int, list[Area]]
    unread: tuple[int, ...]


def check(data: bytes, file_name: str, bounds: Bounds) -> Checked:
    searched = _search(data, file_name, bounds)
    pages = searched.document.pages
    areas = {
        page.number: areas_of(page, chosen_of(searched.hits, MASKABLE)) + searched.pictures[page.number]
        for page in pages
    }
    hidden = {
        page.number: [word.box for word in searched.words[page.number] if _is_hidden(word, page)] for page in pages
    }
    return Checked(
        file_kind=FileKind.PDF,
        pages=len(pages),
        findings=tuple(_findings(searched)),
        previews=as_previews(
            [framed(page, areas[page.number] + [(Kind.HIDDEN, box) for box in hidden[page.number]]) for page in pages]
        ),
        unread_pages=searched.unread,
    )


def anonymise(
    data: bytes,
    file_name: str,
    chosen: Collection[Kind],
    also: Sequence[str],
    bounds: Bounds,
    hidden: Sequence[Span] = (),
) -> Anonymised:
    searched = _search(data, file_name, bounds)
    if searched.unread:
        raise Refused(Unfit.NOT_READABLE)
    asked_for = find_hidden(searched.readings, also, hidden)
    hits = chosen_of(searched.hits, chosen)
    hits += [_with_unmapped(searched.document.pages[hit.page - 1], hit) for hit in asked_for.hits]
    masked = Counter(hit.kind for hit in hits)
    copies, pictures = [], []
    for page in searched.document.pages:
        shown = [area for area in searched.pictures[page.number] if area[0] in chosen]
        masked.update(kind for kind, _ in shown)
        areas = areas_of(page, hits) + shown
        picture = painted_out(page, areas)
        pictures.append(picture)
        places = {place for hit in hits for place in hit.places}
        copies.append(CopiedPage(*page.points, picture, list(_texts(page, searched.words[page.number], places, areas))))
    counted = tuple((kind, masked[kind]) for kind in Kind if masked[kind])
    previews = as_previews(pictures)
    return Anonymised(
        None, write_copy(copies), texts.copy_name(), counted, previews, asked_for.spans, asked_for.unfound
    )


def picture_pages(data: bytes, most: int, bounds: Bounds) -> Pictured:
    pages = read_pdf(data, bounds).pages
    return Pictured(pages=len(pages), previews=as_previews([page.picture for page in pages[:most]]))


def _search(data: bytes, file_name: str, bounds: Bounds) -> _Searched:
    document = read_pdf(data, bounds)
    words = {page.number: words_of(page) for page in document.pages}
    readings = [reading for page in document.pages for reading in readings_of(page, words[page.number])]
    uris = [link.uri for page in document.pages for link in page.links]
    hits = detect(
        readings,
        file_name=file_name,
        author=document.properties.get("Author", ""),
        also=(document.properties.get("Title", ""), *uris),
    )
    hits += [hit for page in document.pages for link in page.links if (hit := _shown_handle(page, link)) is not None]
    hits = [_with_unmapped(document.pages[hit.page - 1], hit) for hit in hits]
    pictures = {page.number: pictures_on(page, words[page.number]) for page in document.pages}
    unread = tuple(page.number for page in document.pages if is_unread(page, words[page.number]))
    if not unread and not any(word for page in words.values() for word in page):
        raise Refused(Unfit.EMPTY)
    return _Searched(document, words, readings, hits, pictures, unread)


def _shown_handle(page: Page, link: LinkTarget) -> Hit | None:
    """Words over a link that are what it leads to: "ana-example" over a profile of that name."""
    left, top, right, bottom = link.box
    at = [
        number
        for number, letter in enumerate(page.letters)
        if (box := letter.box) is not None
        and left - 1 < (box[0] + box[2]) / 2 < right + 1
        and top - 1 < (box[1] + box[3]) / 2 < bottom + 1
    ]
    words = "".join(page.letters[number].text for number in at)
    squeezed = _squeezed(words)
    parts = urlsplit(link.uri)
    path = [_squeezed(unquote(part)) for part in parts.path.split("/") if part][:2]
    hosts = [_squeezed(part) for part in parts.netloc.split(".")] + [_squeezed(parts.netloc)]
    if len(squeezed) < 4 or squeezed in PLATFORM_WORDS or squeezed not in (*path, *hosts):
        return None
    return Hit(Kind.LINK, words.strip(), page.number, frozenset(page.first + number for number in at))


def _with_unmapped(page: Page, hit: Hit) -> Hit:
    """A letter that the file shows but cannot name belongs to the word that it stands in."""
    places = set(hit.places)
    for place in hit.places:
        for step in (-1, 1):
            at = place - page.first + step
            while 0 <= at < len(page.letters) and page.letters[at].unmapped:
                places.add(page.first + at)
                at += step
    return replace(hit, places=frozenset(places))


def _squeezed(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


def _findings(searched: _Searched) -> Iterator[Finding]:
    pages = searched.document.pages
    for hit in chosen_of(searched.hits, MASKABLE):
        page = pages[hit.page - 1]
        boxes = [box for _, box in areas_of(page, [hit])]
        if boxes:  # Of a name within something else nothing but a space may be left.
            yield Finding(hit.kind, hit.words, Source.TEXT, hit.page, _part(page, union(boxes)))
    for page in pages:
        for link in page.links:
            if link.uri:
                yield finding_of_target(link.uri, page.number, _part(page, link.box))
        for kind, box in searched.pictures[page.number]:
            yield Finding(kind, "", Source.PICTURE, page.number, _part(page, box))
        hidden = [word for word in searched.words[page.number] if _is_hidden(word, page)]
        if hidden:
            words = " ".join(word.text for word in hidden)[:MOST_HIDDEN_CHARACTERS]
            box = union([word.box for word in hidden])
            yield Finding(Kind.HIDDEN, words, Source.HIDDEN_TEXT, page.number, _part(page, box))
    for value in (*searched.document.properties.values(), *searched.document.attached):
        yield Finding(Kind.PROPERTY, value, Source.PROPERTIES)


def _is_hidden(word: Word, page: Page) -> bool:
    """Unseen letters over a picture of the whole page are what made a scan readable."""
    area = page.picture.width * page.picture.height
    scanned = any((right - left) * (bottom - top) > 0.5 * area for left, top, right, bottom in page.images)
    return word.hidden or (word.invisible and not scanned)


def _part(page: Page, box: Rectangle) -> Box:
    width, height = page.picture.size
    left, top, right, bottom = (max(0.0, min(1.0, value)) for value in _divided(box, width, height))
    return left, top, right, bottom


def _divided(box: Rectangle, width: int, height: int) -> Rectangle:
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height


def _texts(page: Page, words: Sequence[Word], masked: Collection[int], areas: Sequence[Area]) -> Iterator[PlacedText]:
    """What is still to be seen, letter by letter, and what stands in place of the rest."""
    for word in words:
        if _is_hidden(word, page):
            continue
        run: list[int] = []
        for at in [*word.at, -1]:
            if at >= 0 and page.first + at not in masked and not _is_covered(page, at, areas):
                run.append(at)
            elif run:
                boxes = [box for one in run if (box := page.letters[one].box) is not None]
                yield _placed(page, "".join(page.letters[one].text for one in run), union(boxes))
                run = []
    for kind, box in areas:
        yield _placed(page, texts.in_place_of(kind), box)


def _is_covered(page: Page, at: int, areas: Sequence[Area]) -> bool:
    """A letter under a mask is not seen either, whether or not it was found."""
    box = page.letters[at].box
    assert box is not None
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for _, (left, top, right, bottom) in areas)


def _placed(page: Page, text: str, box: Rectangle) -> PlacedText:
    left, top, right, bottom = (value / page.dots_per_point for value in box)
    return PlacedText(text, left, top, right, bottom)
