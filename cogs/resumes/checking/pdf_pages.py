"""PDF pages: a picture of each, its letters with the places where they are drawn, its images, links and properties."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from cogs.resumes.checking.models import Bounds, Unfit
from cogs.resumes.checking.opening import Refused

DOTS_PER_POINT = 160 / 72
LONGEST_SIDE = 2600
"""In dots, however large a page says it is."""

MOST_LETTERS = 150_000
MOST_ANNOTATIONS = 2_000
MOST_OBJECTS = 60_000
DEEPEST = 8
PROPERTIES = ("Title", "Author", "Subject", "Keywords")

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom in dots of the page's picture."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass
class Letter:
    """`tight` is what is drawn, `box` the room it has in its line. Spaces that only the reader made have none."""

    text: str
    box: Rectangle | None
    tight: Rectangle | None
    unmapped: bool
    invisible: bool

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1] if self.box else 0.0


@dataclass(frozen=True)
class LinkTarget:
    uri: str
    box: Rectangle


@dataclass
class Page:
    """`first` is the number of its first letter among those of all pages."""

    number: int
    points: tuple[float, float]
    picture: Image.Image
    letters: list[Letter]
    images: list[Rectangle]
    links: list[LinkTarget]
    first: int = 0
    dots_per_point: float = DOTS_PER_POINT


@dataclass
class Document:
    pages: list[Page] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    attached: list[str] = field(default_factory=list)


def read_pdf(data: bytes, bounds: Bounds) -> Document:
    """Raises Refused. Everything is read once, so that nothing of PDFium is needed afterwards."""
    with _opened(data) as pdf:
        if len(pdf) > bounds.pages:
            raise Refused(Unfit.TOO_MANY_PAGES)
        if len(pdf) == 0:
            raise Refused(Unfit.DAMAGED)
        found = Document()
        letters = 0
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
        for number in range(len(pdf)):
            try:
                page = _read_page(pdf, number)
            except pdfium.PdfiumError:
                raise Refused(Unfit.DAMAGED) from None
            page.first = letters
            letters += len(page.letters)
            if letters > MOST_LETTERS:
                raise Refused(Unfit.TOO_HEAVY)
            found.pages.append(page)
        found.properties = {name: value for name in PROPERTIES if (value := pdf.get_metadata_value(name).strip())}
        found.attached = [pdf.get_attachment(at).get_name() for at in range(min(pdf.count_attachments(), 20))]
        return found


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = "password" in str(error).lower() or "security" in str(error).lower()
        raise Refused(Unfit.ENCRYPTED if encrypted else Unfit.DAMAGED) from None


def _read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    page = pdf[number]
    annotations = raw.FPDFPage_GetAnnotCount(page)
    if annotations > MOST_ANNOTATIONS or raw.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        raise Refused(Unfit.TOO_HEAVY)
    uris = list(_uris(pdf, page)) if annotations else []
    if annotations > len(uris):
        page.flatten()  # Notes and filled-in fields become part of the page, where they are found like the rest.
        page.close()
        page = pdf[number]
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, LONGEST_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    to_dots = _to_dots(bitmap, page)
    read = Page(
        number + 1,
        (width, height),
        bitmap.to_pil().convert("RGB"),
        list(_letters(page, to_dots)),
        [_bounds(to_dots, matrix) for matrix in _images(page)],
        [LinkTarget(uri, _rectangle(to_dots, *box)) for uri, box in uris],
        dots_per_point=scale,
    )
    bitmap.close()
    page.close()
    return read


def _to_dots(bitmap: pdfium.PdfBitmap, page: pdfium.PdfPage) -> Matrix:
    converter = bitmap.get_posconv(page)
    (x, y), (right_x, right_y), (up_x, up_y) = (converter.to_bitmap(*at) for at in ((0, 0), (10_000, 0), (0, 10_000)))
    return (
        (right_x - x) / 10_000,
        (right_y - y) / 10_000,
        (up_x - x) / 10_000,
        (up_y - y) / 10_000,
        float(x),
        float(y),
    )


def _on(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _rectangle(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rectangle:
    corners = [_on(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _bounds(to_dots: Matrix, matrix: Matrix) -> Rectangle:
    """Of an image: the unit square, wherever its matrix puts it."""
    return _rectangle(_times(matrix, to_dots), 0, 0, 1, 1)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _letters(page: pdfium.PdfPage, to_dots: Matrix) -> Iterator[Letter]:
    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text)
    if count > MOST_LETTERS:
        raise Refused(Unfit.TOO_HEAVY)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw.FPDFText_IsGenerated(text, at) == 1:
            yield Letter(character, None, None, False, False)
            continue
        unmapped = code in (0, 0xFFFD) or raw.FPDFText_HasUnicodeMapError(text, at) == 1
        box = tight = None
        if raw.FPDFText_GetLooseCharBox(text, at, loose):
            box = _rectangle(to_dots, loose.left, loose.bottom, loose.right, loose.top)
        if raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            tight = _rectangle(to_dots, left.value, bottom.value, right.value, top.value)
        drawn = raw.FPDFText_GetTextObject(text, at)
        invisible = bool(drawn) and raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        yield Letter(character, box, tight, unmapped, invisible)
    text.close()


def _images(page: pdfium.PdfPage) -> Iterator[Matrix]:
    """The matrix of each image, also of those inside of forms."""
    budget = [MOST_OBJECTS]

    def inside(count: int, get: object, parent: object, outer: Matrix, depth: int) -> Iterator[Matrix]:
        assert callable(get)
        for at in range(count):
            budget[0] -= 1
            if budget[0] < 0:
                raise Refused(Unfit.TOO_HEAVY)
            one = get(parent, at)
            kind = raw.FPDFPageObj_GetType(one)
            if kind not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
                continue
            matrix = _times(_matrix_of(one), outer)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                yield matrix
            elif depth < DEEPEST:
                yield from inside(raw.FPDFFormObj_CountObjects(one), raw.FPDFFormObj_GetObject, one, matrix, depth + 1)

    yield from inside(raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, page, (1, 0, 0, 1, 0, 0), 0)


def _matrix_of(one: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(one, matrix):
        return 1, 0, 0, 1, 0, 0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _uris(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """What each link on the page leads to, with its left, bottom, right and top on the page."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        box = raw.FS_RECTF()
        raw.FPDFLink_GetAnnotRect(link, box)
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(pdf, action, None, 0) if action else 0
        buffer = ctypes.create_string_buffer(length or 1)
        if length:
            raw.FPDFAction_GetURIPath(pdf, action, buffer, length)
        yield buffer.value.decode("utf-8", "replace"), (box.left, box.bottom, box.right, box.top)
