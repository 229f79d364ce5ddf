"""Word resumes: what they give away, and a PDF of their words without that."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image

from cogs.resumes.checking import texts
from cogs.resumes.checking.copying import CopiedPage, write_copy
from cogs.resumes.checking.detecting import Hit, chosen_of, detect
from cogs.resumes.checking.hiding import find_hidden
from cogs.resumes.checking.links import finding_of_target
from cogs.resumes.checking.models import (
    MASKABLE,
    Anonymised,
    Bounds,
    Checked,
    FileKind,
    Finding,
    Kind,
    Pictured,
    Source,
    Unfit,
)
from cogs.resumes.checking.opening import Refused
from cogs.resumes.checking.painting import as_previews, is_a_photo
from cogs.resumes.checking.reading import Reading, Writer
from cogs.resumes.checking.redrawing import redraw
from cogs.resumes.checking.spans import Span
from cogs.resumes.checking.word_document import Block, Paragraph, Row, WordDocument, read_word

PREVIEW_SCALE = 1.7
COPY_SCALE = 160 / 72
A4 = (595.28, 841.89)
SMALLEST_PICTURE = 40
"""In dots: what is smaller is an icon or a line."""

MOST_PICTURE_DOTS = 40_000_000


@dataclass(frozen=True)
class _Searched:
    document: WordDocument
    readings: list[Reading]
    hits: list[Hit]
    pictures: tuple[Kind, ...]


def check(data: bytes, file_name: str, bounds: Bounds) -> Checked:
    searched = _search(data, file_name)
    pdf = redraw(searched.document.blocks).pdf
    return Checked(
        file_kind=FileKind.DOCX,
        pages=_count_pages(pdf, bounds),
        findings=tuple(_findings(searched)),
        previews=as_previews(_pictures(pdf)),
        redrawn=True,
    )


def anonymise(
    data: bytes,
    file_name: str,
    chosen: Collection[Kind],
    also: Sequence[str],
    bounds: Bounds,
    hidden: Sequence[Span] = (),
) -> Anonymised:
    """Pictures are in no copy: only words are drawn anew."""
    searched = _search(data, file_name)
    asked_for = find_hidden(searched.readings, also, hidden)
    hits = [*chosen_of(searched.hits, chosen), *asked_for.hits]
    masked = Counter(hit.kind for hit in hits) + Counter(searched.pictures)
    drawn = redraw(list(_masked(searched.document.blocks, hits)))
    _count_pages(drawn.pdf, bounds)
    pictures = _pictures(drawn.pdf, COPY_SCALE)
    pages = [CopiedPage(*A4, picture, drawn.texts.get(at, [])) for at, picture in enumerate(pictures, 1)]
    counted = tuple((kind, masked[kind]) for kind in Kind if masked[kind])
    previews = as_previews(pictures)
    return Anonymised(None, write_copy(pages), texts.copy_name(), counted, previews, asked_for.spans, asked_for.unfound)


def picture_pages(data: bytes, most: int, bounds: Bounds) -> Pictured:
    pdf = redraw(read_word(data).blocks).pdf
    pages = _count_pages(pdf, bounds)
    return Pictured(pages=pages, previews=as_previews(_pictures(pdf)[:most]), redrawn=True)


def _search(data: bytes, file_name: str) -> _Searched:
    document = read_word(data)
    paragraphs = [one for block in document.blocks for one in _paragraphs(block)]
    pictures = tuple(kind for one in paragraphs if one.picture and (kind := _kind_of_picture(one.picture)) is not None)
    if not any(one.text.strip() for one in paragraphs):
        raise Refused(Unfit.NOT_READABLE if pictures else Unfit.EMPTY)
    readings = [_reading(document.blocks)]
    author = document.properties.get("author", "") or document.properties.get("last_modified_by", "")
    also = (document.properties.get("title", ""), *document.targets)
    return _Searched(document, readings, detect(readings, file_name=file_name, author=author, also=also), pictures)


def _paragraphs(block: Block) -> list[Paragraph]:
    return [one for cell in block.cells for one in cell] if isinstance(block, Row) else [block]


def _reading(blocks: Sequence[Block]) -> Reading:
    """A place is a character's number among all of the document."""
    writer, place = Writer(page=1), 0
    for block in blocks:
        paragraphs = _paragraphs(block)
        for number, paragraph in enumerate(paragraphs):
            for character in paragraph.text:
                if character == "\n":
                    writer.end_line()
                else:
                    writer.write("\t" if character == "\t" else character, place, paragraph.size)
                place += 1
            writer.end_line("\t" if isinstance(block, Row) and number + 1 < len(paragraphs) else "\n")
    return writer.reading()


def _masked(blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterator[Block]:
    kinds = {place: hit.kind for hit in hits for place in hit.places}
    place = 0

    def without(paragraph: Paragraph) -> Paragraph:
        nonlocal place
        words, before = "", None
        for character in paragraph.text:
            kind = kinds.get(place)
            if kind is None:
                words += character
            elif kind is not before:
                words += texts.in_place_of(kind)
            before, place = kind, place + 1
        return replace(paragraph, text=words)

    for block in blocks:
        if isinstance(block, Row):
            yield Row([[without(one) for one in cell] for cell in block.cells])
        else:
            yield without(block)


def _count_pages(pdf: bytes, bounds: Bounds) -> int:
    with pdfium.PdfDocument(pdf) as opened:
        if len(opened) > bounds.pages:
            raise Refused(Unfit.TOO_MANY_PAGES)
        return len(opened)


def _pictures(pdf: bytes, scale: float = PREVIEW_SCALE) -> list[Image.Image]:
    with pdfium.PdfDocument(pdf) as opened:
        return [page.render(scale=scale).to_pil().convert("RGB") for page in opened]


def _findings(searched: _Searched) -> Iterator[Finding]:
    for hit in chosen_of(searched.hits, MASKABLE):
        yield Finding(hit.kind, hit.words, Source.TEXT)
    for target in dict.fromkeys(searched.document.targets):
        yield finding_of_target(target)
    for kind in searched.pictures:
        yield Finding(kind, "", Source.PICTURE)
    for words in searched.document.hidden:
        yield Finding(Kind.HIDDEN, words, Source.HIDDEN_TEXT)
    for value in dict.fromkeys(searched.document.properties.values()):
        yield Finding(Kind.PROPERTY, value, Source.PROPERTIES)


def _kind_of_picture(data: bytes) -> Kind | None:
    """None for icons and lines, and for what is no picture that can be opened."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if min(picture.size) < SMALLEST_PICTURE:
                return None
            if picture.width * picture.height > MOST_PICTURE_DOTS:
                return Kind.PICTURE
            return Kind.PHOTO if is_a_photo(picture.convert("RGB")) else Kind.PICTURE
    except (OSError, ValueError, Image.DecompressionBombError):
        return Kind.PICTURE
