"""Files that nobody should open, made small."""

import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

import docx

WORD_DOCUMENT = "word/document.xml"


def pdf_of(*objects: str | tuple[str, bytes], trailer: str = "") -> bytes:
    """Objects numbered from 1; the first is the catalogue."""
    out, starts = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, one in enumerate(objects, 1):
        body, stream = (one, None) if isinstance(one, str) else one
        starts.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\n".encode())
        if stream is not None:
            out.write(b"stream\n" + stream + b"\nendstream\n")
        out.write(b"endobj\n")
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{start:010} 00000 n \n".encode() for start in starts))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF".encode())
    return out.getvalue()


def pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    tree = f"<< /Type /Pages /Count {count} /Kids [{kids}] >>"
    return pdf_of("<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count)


def one_page(
    content: bytes, *, box: str = "0 0 595 842", filters: str = "", more: str = "", trailer: str = ""
) -> bytes:
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R {more} "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        (f"<< /Length {len(content)} {filters} >>", content),
        trailer=trailer,
    )


def unpacks_to_a_gigabyte() -> bytes:
    packed = zlib.compress(zlib.compress(b"\0" * 2**30, 9), 9)
    return one_page(packed, filters="/Filter [/FlateDecode /FlateDecode]")


def pages_in_a_circle() -> bytes:
    return pdf_of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>")


def with_annotations(count: int) -> bytes:
    one = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"
    return one_page(b"BT /F 12 Tf 50 800 Td (Words) Tj ET", more=f"/Annots [{one * count}]")


def compound(*names: str) -> bytes:
    """A compound file, as Office used before 2007 and still does around a password, with empty parts of these names."""
    none, end, taken = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    version = struct.pack("<16x5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + version + struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    sectors = struct.pack("<109I", 0, *[none] * 108), struct.pack("<128I", taken, end, *[none] * 126)
    last = len(names)
    parts = [_part("Root Entry", 5, none, 1)] + [
        _part(name, 2, none if at == last else at + 1, none) for at, name in enumerate(names, start=1)
    ]
    return header + b"".join(sectors) + b"".join(parts).ljust(512, b"\0")


def _part(name: str, kind: int, right: int, child: int) -> bytes:
    letters = f"{name}\0".encode("utf-16-le")
    nowhere = 0xFFFFFFFE
    return struct.pack("<64sHBBIII36xIQ", letters, len(letters), kind, 1, 0xFFFFFFFF, right, child, nowhere, 0)


def encrypted() -> bytes:
    secret = "<" + "00" * 32 + ">"
    return one_page(
        b"", trailer=f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {secret} /U {secret} >>"
    )


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def word_that_unpacks_to(megabytes: int) -> bytes:
    return archive({WORD_DOCUMENT: b" " * (megabytes * 2**20)})


def word_of(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def cut(data: bytes, part: float = 0.5) -> bytes:
    """Only the beginning arrived."""
    return data[: int(len(data) * part)]


def word_with_entities_in_entities() -> bytes:
    """Ten times ten times ten ... of a word: a file of 1 kB that would be read as gigabytes."""
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    text = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "words ">{inner}]><w>&j;</w>'
    return archive({WORD_DOCUMENT: text.encode(), "[Content_Types].xml": b"<Types/>"})


def word_that_lies_about_its_size() -> bytes:
    """The archive's list says one byte; unpacked it would be 200 MB."""
    honest = archive({WORD_DOCUMENT: b" " * (200 * 2**20)})
    size = (200 * 2**20).to_bytes(4, "little")
    return honest.replace(size, (1).to_bytes(4, "little"))


def draws_itself() -> bytes:
    """A drawing that draws itself, twice each time."""
    calls = b"/X Do /X Do"
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        (f"<< /Length {len(calls)} >>", calls),
        (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> "
            f"/Length {len(calls)} >>",
            calls,
        ),
    )


def deep_pages(levels: int) -> bytes:
    """Pages in folders in folders."""
    folders = [
        f"<< /Type /Pages /Count 1 /Kids [{number + 1} 0 R] /Parent {max(number - 1, 1)} 0 R >>"
        for number in range(2, 2 + levels)
    ]
    page = f"<< /Type /Page /Parent {1 + levels} 0 R /MediaBox [0 0 595 842] >>"
    return pdf_of("<< /Type /Catalog /Pages 2 0 R >>", *folders, page)


def with_font(descriptor: str, *more: str | tuple[str, bytes], words: bytes = b"(Words) Tj") -> bytes:
    """A page whose font is described like this; `more` are numbered from 6."""
    content = b"BT /F 12 Tf 50 800 Td " + words + b" ET"
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        (f"<< /Length {len(content)} >>", content),
        descriptor,
        *more,
    )


def font_of_nonsense() -> bytes:
    """An embedded font whose tables point far outside of it."""
    file = b"\0\1\0\0" + (60000).to_bytes(2, "big") + b"\xff" * 4000
    return with_font(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Evil /FirstChar 0 /LastChar 255 /FontDescriptor 6 0 R >>",
        "<< /Type /FontDescriptor /FontName /Evil /Flags 4 /FontBBox [-999999999 -999999999 999999999 999999999] "
        "/ItalicAngle 0 /Ascent 99999 /Descent -99999 /CapHeight 1 /StemV 1 /FontFile2 7 0 R >>",
        (f"<< /Length {len(file)} /Length1 {len(file)} >>", file),
    )


def font_that_draws_itself() -> bytes:
    """Letters that are little pages, which write the same letters again."""
    letter = b"BT /F 1 Tf (aaaaaaaaaa) Tj ET"
    return with_font(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
        "/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        (f"<< /Length {len(letter)} >>", letter),
        words=b"(aaaaaaaaaa) Tj",
    )


def font_with_every_letter_there_is() -> bytes:
    """A table that gives a meaning to four thousand million letters."""
    table = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> "
        b"endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap end"
    )
    return with_font(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Evil /Encoding /Identity-H /DescendantFonts [6 0 R] "
        "/ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Evil /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        (f"<< /Length {len(table)} >>", table),
        words=b"<00410042> Tj",
    )


def huge_picture(side: int) -> bytes:
    """A black picture of so many dots a side, which packs to next to nothing."""
    dots = zlib.compress(b"\0" * (side // 8 * side), 9)
    return pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /X 5 0 R >> >> >>",
        ("<< /Length 24 >>", b"595 0 0 842 0 0 cm /X Do"),
        (
            f"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray "
            f"/BitsPerComponent 1 /Filter /FlateDecode /Length {len(dots)} >>",
            dots,
        ),
    )
