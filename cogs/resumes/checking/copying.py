"""A PDF made of pictures of pages, with the words that may stay as a text that can be selected.

It is written from nothing, so that no word of the file it is a copy of is left in it.
"""

import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from fpdf.bidi import BidiParagraph
from PIL import Image

JPEG_QUALITY = 82
LETTER_WIDTH = 0.5
"""Of the font's size: it has no letters to draw, so all are as wide."""

FROM_THE_RIGHT = ("R", "AL")
"""Readers expect such letters as they are seen, from the left to the right, and turn them round themselves."""

UNICODE_AS_IT_IS = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True)
class PlacedText:
    """A word and its rectangle in points, from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class CopiedPage:
    width: float
    height: float
    picture: Image.Image
    texts: Sequence[PlacedText]


class _Writer:
    def __init__(self) -> None:
        self._out = BytesIO()
        self._out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        self._starts: dict[int, int] = {}

    def put(self, number: int, body: str, stream: bytes | None = None) -> None:
        self._starts[number] = self._out.tell()
        self._out.write(f"{number} 0 obj\n{body}\n".encode())
        if stream is not None:
            self._out.write(b"stream\n" + stream + b"\nendstream\n")
        self._out.write(b"endobj\n")

    def finish(self) -> bytes:
        start, count = self._out.tell(), max(self._starts) + 1
        self._out.write(f"xref\n0 {count}\n0000000000 65535 f \n".encode())
        for number in range(1, count):
            self._out.write(f"{self._starts[number]:010} 00000 n \n".encode())
        self._out.write(f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
        return self._out.getvalue()


FONT, DESCENDANT, DESCRIPTOR, TO_UNICODE, FIRST_PAGE = 3, 4, 5, 6, 7


def write_copy(pages: Sequence[CopiedPage]) -> bytes:
    out = _Writer()
    numbers = [FIRST_PAGE + 3 * at for at in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    out.put(1, "<< /Type /Catalog /Pages 2 0 R >>")
    out.put(2, f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>")
    _put_font(out)
    for number, page in zip(numbers, pages, strict=True):
        _put_page(out, number, page)
    return out.finish()


def _put_font(out: _Writer) -> None:
    out.put(
        FONT,
        "<< /Type /Font /Subtype /Type0 /BaseFont /Unseen /Encoding /Identity-H "
        f"/DescendantFonts [{DESCENDANT} 0 R] /ToUnicode {TO_UNICODE} 0 R >>",
    )
    out.put(
        DESCENDANT,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unseen /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {DESCRIPTOR} 0 R /DW {LETTER_WIDTH * 1000:.0f} >>",
    )
    out.put(
        DESCRIPTOR,
        "<< /Type /FontDescriptor /FontName /Unseen /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>",
    )
    out.put(TO_UNICODE, f"<< /Length {len(UNICODE_AS_IT_IS)} >>", UNICODE_AS_IT_IS)


def _put_page(out: _Writer, number: int, page: CopiedPage) -> None:
    jpeg = BytesIO()
    page.picture.save(jpeg, "JPEG", quality=JPEG_QUALITY)
    image, content = jpeg.getvalue(), zlib.compress(_content(page).encode())
    out.put(
        number,
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:.2f} {page.height:.2f}] /Contents {number + 1} 0 R "
        f"/Resources << /XObject << /P {number + 2} 0 R >> /Font << /F {FONT} 0 R >> >> >>",
    )
    out.put(number + 1, f"<< /Length {len(content)} /Filter /FlateDecode >>", content)
    out.put(
        number + 2,
        f"<< /Type /XObject /Subtype /Image /Width {page.picture.width} /Height {page.picture.height} "
        f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {len(image)} >>",
        image,
    )


def _content(page: CopiedPage) -> str:
    picture = f"q {page.width:.2f} 0 0 {page.height:.2f} 0 0 cm /P Do Q\n"
    return picture + "BT 3 Tr\n" + "\n".join(_unseen(page.texts, page.height)) + "\nET\n"


def _unseen(texts: Iterable[PlacedText], height: float) -> Iterable[str]:
    for one in texts:
        characters = "".join(letter for letter in one.text if ord(letter) < 0x10000)
        size = one.bottom - one.top
        if not characters or size <= 0:
            continue
        wide = 100 * max(one.right - one.left, 0.1) / (len(characters) * LETTER_WIDTH * size)
        if any(unicodedata.bidirectional(letter) in FROM_THE_RIGHT for letter in characters):
            characters = BidiParagraph(characters).get_reordered_string()
        codes = characters.encode("utf-16-be").hex()
        base = height - one.bottom + 0.2 * size
        yield f"/F {size:.2f} Tf {wide:.2f} Tz 1 0 0 1 {one.left:.2f} {base:.2f} Tm <{codes}> Tj"
