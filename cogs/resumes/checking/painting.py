"""Pictures of pages: with a frame around what was found, or with it painted out."""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from cogs.resumes.checking import texts
from cogs.resumes.checking.detecting import Hit
from cogs.resumes.checking.models import Kind
from cogs.resumes.checking.page_reading import Word, union
from cogs.resumes.checking.pdf_pages import Page, Rectangle

Area = tuple[Kind, Rectangle]
"""What is masked or framed, and where, in dots."""

MASK = (58, 62, 70)
MASK_TEXT = (255, 255, 255)
FRAME = (214, 69, 0)

WHOLE_PAGE = 0.55
SMALL_POINTS, THIN_POINTS = 30.0, 12.0
WORDS_ON_A_BACKGROUND = 3
COLOURS_OF_A_PHOTO = 48
PREVIEW_WIDTH = 1000
PNG_LEVEL = 3
"""Twice as fast as the usual one, and hardly larger."""

PREVIEW_BYTES = 7 * 2**20
"""Of all pages together."""


def pictures_on(page: Page, words: Sequence[Word]) -> list[Area]:
    """Photos and other pictures. Those behind words are the page's background, and very small ones are icons."""
    found = []
    for box in page.images:
        left, top, right, bottom = (
            max(0.0, box[0]),
            max(0.0, box[1]),
            min(float(page.picture.width), box[2]),
            min(float(page.picture.height), box[3]),
        )
        width, height = right - left, bottom - top
        if width <= 1 or height <= 1 or _is_small(page, width, height):
            continue
        if width * height > WHOLE_PAGE * page.picture.width * page.picture.height:
            continue
        shown = page.picture.crop((int(left), int(top), int(right), int(bottom)))
        if all(high - low < 16 for low, high in _extremes(shown)):
            continue
        is_photo = is_a_photo(shown)
        if not is_photo and _words_on(words, (left, top, right, bottom)) >= WORDS_ON_A_BACKGROUND:
            continue
        found.append((Kind.PHOTO if is_photo else Kind.PICTURE, (left, top, right, bottom)))
    return found


def _is_small(page: Page, width: float, height: float) -> bool:
    return (
        max(width, height) < SMALL_POINTS * page.dots_per_point
        or min(width, height) < THIN_POINTS * page.dots_per_point
    )


def _extremes(picture: Image.Image) -> list[tuple[float, float]]:
    return [band.getextrema() for band in picture.split()]  # type: ignore[misc]


def is_a_photo(picture: Image.Image) -> bool:
    """About as wide as high, in many colours."""
    small = picture.resize((24, 24)).quantize(256)
    return 0.5 < picture.width / picture.height < 1.8 and len(small.getcolors() or ()) > COLOURS_OF_A_PHOTO


def _words_on(words: Sequence[Word], box: Rectangle) -> int:
    left, top, right, bottom = box
    middles = [((word.box[0] + word.box[2]) / 2, word.middle) for word in words if not word.hidden]
    return sum(left < x < right and top < y < bottom for x, y in middles)


def areas_of(page: Page, hits: Iterable[Hit]) -> list[Area]:
    """One rectangle for each line that a hit stands on."""
    areas: list[Area] = []
    for hit in hits:
        if hit.page != page.number:
            continue
        line: list[Rectangle] = []
        for at in sorted(hit.places):
            letter = page.letters[at - page.first]
            box = union([one for one in (letter.box, letter.tight) if one is not None]) if letter.box else None
            if box is None:
                continue
            if line and not _go_together(union(line), box):
                areas.append((hit.kind, _wider(union(line))))
                line = []
            line.append(box)
        if line:
            areas.append((hit.kind, _wider(union(line))))
    return areas


def _go_together(one: Rectangle, other: Rectangle) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * height and max(other[0] - one[2], one[0] - other[2]) < 1.5 * height


def _wider(box: Rectangle) -> Rectangle:
    up = 0.06 * (box[3] - box[1])
    return box[0] - 2, box[1] - up, box[2] + 2, box[3] + up


def framed(page: Page, areas: Iterable[Area]) -> Image.Image:
    picture = page.picture.copy()
    draw = ImageDraw.Draw(picture)
    for _, (left, top, right, bottom) in areas:
        draw.rectangle((left - 2, top - 2, max(right, left) + 2, max(bottom, top) + 2), outline=FRAME, width=3)
    return picture


def painted_out(page: Page, areas: Sequence[Area]) -> Image.Image:
    picture = page.picture.copy()
    draw = ImageDraw.Draw(picture)
    for _, box in areas:
        draw.rectangle(box, fill=MASK)
    for kind, box in areas:
        _write(draw, texts.in_place_of(kind), box)
    return picture


def _write(draw: ImageDraw.ImageDraw, words: str, box: Rectangle) -> None:
    """As large as there is room for; not at all where it could not be read."""
    left, top, right, bottom = box
    size = min(bottom - top, 40) * 0.62
    length = _font(12).getlength(words)
    size = int(min(size, 12 * (right - left - 4) / max(length, 1)))
    if size >= 8:
        draw.text(((left + right) / 2, (top + bottom) / 2), words, MASK_TEXT, _font(size), anchor="mm")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def as_previews(pictures: Sequence[Image.Image]) -> tuple[bytes, ...]:
    """As PNG, and together small enough to be sent."""
    room = PREVIEW_BYTES // max(len(pictures), 1)
    return tuple(_preview(picture, room) for picture in pictures)


def _preview(picture: Image.Image, room: int) -> bytes:
    width = min(PREVIEW_WIDTH, picture.width)
    while True:
        small = picture.resize((width, max(1, picture.height * width // picture.width)), Image.Resampling.BICUBIC)
        data = _png(small)
        if len(data) > room:
            data = _png(small.quantize(64, Image.Quantize.FASTOCTREE))
        if len(data) <= room or width <= 200:
            return data
        width = width * 2 // 3


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=PNG_LEVEL)
    return out.getvalue()
